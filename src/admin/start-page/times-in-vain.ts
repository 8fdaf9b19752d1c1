import type { PayloadRequest } from 'payload'
import type { ApprovedCollection } from '../../alliance/item'
import { unmetTimes } from '../../plugins/approval/verbs/unmet-times'
import { reviewAddress } from '../admin-addresses'
import { asEntries, findItems, type StartPageEntry } from './items-of-mine'

/** More would be no list that somebody reads. */
const most = 20

/**
 * Approved items of this person's that did not go live, or come down, at their time, and that nobody has seen to
 * since; newest first.
 *
 * @param schools for which this person writes or signs
 */
export const timesInVain = async (
  req: PayloadRequest,
  schools: readonly string[],
): Promise<StartPageEntry[]> => {
  if (schools.length === 0) return []
  const unmet = await unmetTimes(req)
  if (unmet.length === 0) return []
  const found = await findItems(req, {
    where: {
      and: [
        { id: { in: unmet.map(({ id }) => id) } },
        { or: [{ school: { in: schools } }, { coSigningSchools: { in: schools } }] },
      ],
    },
    sort: '-updatedAt',
    limit: most,
    draft: true,
    collections: [...new Set(unmet.map(({ collection }) => collection as ApprovedCollection))],
  })
  const timeOf = ({ collection, item }: (typeof found)[number]) =>
    unmet.find((one) => one.collection === collection && one.id === item.id)
  const mine = found
    .filter((one) => timeOf(one) !== undefined)
    .sort((a, b) => (timeOf(b)?.at ?? '').localeCompare(timeOf(a)?.at ?? ''))
  return asEntries(req, mine, (one) => ({
    address: reviewAddress(one.collection, one.item.id),
    detail: timeOf(one)?.action === 'not-withdrawn' ? 'still public' : 'not live',
    at: timeOf(one)?.at,
  }))
}
