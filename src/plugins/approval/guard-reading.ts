import { Forbidden, type CollectionAfterReadHook } from 'payload'
import { relatedId, relatedIds } from '../../fields/related-id'
import { actorOf } from '../../access/roles'
import { mayReadVersion } from '../../workflow/authorise'
import type { Item } from '../../workflow/item'

/** What the decision below needs; the plugin adds it to every read. */
export const judgedBy = {
  school: true,
  coSigningSchools: true,
  channels: { schools: true },
  workflow: { state: true },
} as const

/**
 * Payload checks access against the published row and then may hand over a newer draft of it. A headteacher of
 * another school sees the version that the school was asked about, and no unsubmitted draft behind it.
 */
export const guardReading: CollectionAfterReadHook = ({ doc, overrideAccess, req }) => {
  const item = doc as Item
  if (overrideAccess !== false) return item
  // `judgedBy` makes Payload read these fields whatever a `select` leaves out, so a gap here is no document of ours.
  if (!item.school || !item.workflow?.state) throw new Forbidden(req.t)
  const judged: Item = {
    ...item,
    school: relatedId(item.school) ?? '',
    coSigningSchools: relatedIds(item.coSigningSchools),
    channels: { ...item.channels, schools: relatedIds(item.channels?.schools) },
  }
  if (!mayReadVersion(actorOf(req), judged)) throw new Forbidden(req.t)
  return item
}
