import type { PayloadRequest } from 'payload'
import type { ApprovedCollection } from '../../alliance/item'
import { unmetTimes, type UnmetTime } from '../../plugins/approval/verbs/unmet-times'
import { findItems, onlyOnce, type FoundItem } from './find-items'
import { itemEntry, moment, type EntrySource } from './item-entries'
import type { StartPageEntry } from './start-page-entry'

/** More would be no list that somebody reads. */
const most = 20

type InVain = { found: FoundItem; time: UnmetTime }

/**
 * Approved items of this person's that did not go live, or come down, at their time, and that nobody has seen to
 * since; newest first.
 *
 * @param schools for which this person writes or signs
 * @param signsFor those of them for which this person signs
 */
export const findTimesInVain = async (
  req: PayloadRequest,
  schools: readonly string[],
  signsFor: readonly string[],
): Promise<InVain[]> => {
  if (schools.length === 0) return []
  const unmet = await unmetTimes(req)
  if (unmet.length === 0) return []
  const query = {
    where: { id: { in: unmet.map(({ id }) => id) } },
    sort: '-updatedAt',
    limit: most,
    draft: true,
    collections: [...new Set(unmet.map(({ collection }) => collection as ApprovedCollection))],
  }
  const [own, others] = await Promise.all([
    findItems(req, { ...query, whose: { of: schools } }),
    findItems(req, { ...query, whose: { signedWith: signsFor } }),
  ])
  return onlyOnce([...own, ...others])
    .flatMap((found) => {
      const time = unmet.find(({ collection, id }) => collection === found.collection && id === found.item.id)
      return time ? [{ found, time }] : []
    })
    .sort((a, b) => b.time.at.localeCompare(a.time.at))
}

export const timesInVain = (source: EntrySource, all: readonly InVain[]): StartPageEntry[] =>
  all.map(({ found, time: { action, at } }) =>
    itemEntry(source, found, [
      action === 'not-withdrawn' ? 'still public' : 'not live',
      moment('its time was', at),
    ]),
  )
