import type { PayloadRequest } from 'payload'
import type { Actor } from '../../access/roles'
import { concernsInPublic } from '../../media-in-public/concerned-media'
import { inWords } from '../../media-concerns/concern'
import { allianceSite } from '../../public/public-form'
import { itemCollections } from '../../alliance/item'
import { schoolsById } from '../../alliance/schools'
import { reviewAddress } from '../admin-addresses'
import type { StartPageEntry } from '../start-page/start-page-entry'

/**
 * Published items that show a picture marked "do not publish", or one whose consent has ended or soon will: of the
 * schools that this person signs for, and on their sites; for the administrator also what is on the shared page.
 */
export const picturesToLookAt = async (
  req: PayloadRequest,
  actor: Actor,
  signsFor: readonly string[],
): Promise<StartPageEntry[]> => {
  if (signsFor.length === 0 && !actor.allianceAdmin) return []
  const schools = await schoolsById(req, [...signsFor])
  const own = [...schools.map(({ slug }) => slug), ...(actor.allianceAdmin ? [allianceSite] : [])]
  const found = await concernsInPublic(req)
  return found.flatMap(({ medium, concerns, places }) =>
    places.items
      .filter(({ owner, sites }) => [owner.slug, ...sites].some((site) => own.includes(site)))
      .map(({ collection, id, title, owner }) => ({
        key: `${medium.id} ${id}`,
        address: reviewAddress(collection, id),
        title,
        about: [
          itemCollections[collection],
          owner.name,
          `${medium.filename} is ${concerns.map((one) => inWords(one, medium.people)).join(' and ')}`,
        ],
      })),
  )
}
