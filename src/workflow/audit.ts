import type { PayloadRequest } from 'payload'
import { appendEntry } from '../audit/append-entry'
import type { AuditEntry } from '../audit/audit-entry'
import type { ApprovedCollection, Item } from './item'
import { recordsOfItem } from './records-of-item'
import type { Verb } from './states'

/** What happened to an item; `publish` is what the last signature, or the clock, brings about. */
export type AuditAction = Verb | 'publish' | 'accept' | 'decline' | 'edit-after-submission' | 'not-published'

/** Adds an entry in the same transaction as what it tells of. Nothing ever changes or removes one. */
export const recordAudit = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Pick<Item, 'id' | 'title' | 'school'>,
  entry: { action: AuditAction; version: string; note?: string },
): Promise<void> =>
  appendEntry(req, {
    action: entry.action,
    itemCollection: collection,
    itemId: item.id,
    itemTitle: item.title ?? '',
    school: item.school,
    version: entry.version,
    note: entry.note ?? '',
  })

/** An item's entries, oldest first. */
export const auditOf = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  itemId: string,
): Promise<AuditEntry[]> => recordsOfItem<AuditEntry>(req, 'audit-entries', collection, itemId)
