import type { PayloadRequest } from 'payload'
import type { ApprovedCollection, Item } from '../../alliance/item'
import { referencesIn } from '../../content/references'
import { reasonsAgainstShowing, type PeopleShown } from '../../media-concerns/may-be-shown'
import { collectionConfig } from '../../plugins/approval/versions/stored-collection'
import type { Problem } from '../../plugins/approval/problem'
import type { Check } from './check'

type Medium = {
  id: string
  filename?: string
  alt?: string | null
  decorative?: boolean | null
  mimeType?: string
  people?: PeopleShown
}

const problemsOfMedium = (medium: Medium, now: Date): Problem[] => {
  const problems = reasonsAgainstShowing(medium, now)
  const name = medium.filename ?? 'A file'
  if (medium.mimeType?.startsWith('image/') && medium.decorative !== true && !medium.alt) {
    problems.push({
      code: 'no-alternative-text',
      message: `${name} has no description for people who cannot see it.`,
      blocking: true,
    })
  }
  return problems
}

const mediaOf = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
): Promise<Medium[]> => {
  const fields = collectionConfig(req.payload, collection).flattenedFields
  const ids = [
    ...new Set(
      referencesIn(fields, item)
        .filter(({ relationTo }) => relationTo === 'media')
        .map(({ id }) => id),
    ),
  ]
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<Medium>({
    collection: 'media',
    where: { id: { in: ids } },
    limit: ids.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

/** Every picture and file that the version shows. */
export const pictures: Check = async (req, { collection, item, now }) =>
  (await mediaOf(req, collection, item)).flatMap((medium) => problemsOfMedium(medium, now))
