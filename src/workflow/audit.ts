import type { PayloadRequest } from 'payload'
import type { Item } from './item'
import { approvalOf, ownerOf } from './options'
import { recordsOfItem } from './records-of-item'
import type { Verb } from './states'

/** What happened to an item; `publish` is what the last signature, or the clock, brings about. */
export type AuditAction = Verb | 'publish' | 'accept' | 'decline' | 'edit-after-submission' | 'not-published'

/** What happened to an item, as it is told to the log. */
export type Happening = {
  action: AuditAction
  itemCollection: string
  itemId: string
  itemTitle: string
  /** The id of the item's owner. */
  owner: string
  version: string
  note: string
}

/** What reviews and notices read of an entry, however the project keeps its log. */
export type AuditEntry = {
  /** RFC 3339 UTC. */
  at: string
  action: string
  version: string
  by: string | null
  byName: string
  note: string
}

/** Adds an entry in the same transaction as what it tells of. Nothing ever changes or removes one. */
export const recordAudit = (
  req: PayloadRequest,
  collection: string,
  item: Item,
  entry: { action: AuditAction; version: string; note?: string },
): Promise<void> => {
  const approval = approvalOf(req, collection)
  return approval.record(req, {
    action: entry.action,
    itemCollection: collection,
    itemId: item.id,
    itemTitle: item.title ?? '',
    owner: ownerOf(approval, item),
    version: entry.version,
    note: entry.note ?? '',
  })
}

/** An item's entries, oldest first. */
export const auditOf = (req: PayloadRequest, collection: string, itemId: string): Promise<AuditEntry[]> =>
  recordsOfItem<AuditEntry>(req, 'audit-entries', collection, itemId)
