import type { PayloadRequest } from 'payload'
import { systemPurpose } from '../access/system-actor'
import { personBehind } from './authorise'
import type { Item } from './item'
import { nextMoment } from './moment'
import { ownerEntry } from './owner-entry'
import { recordsOfItem } from './records-of-item'
import type { Verb } from './states'

/** What happened to an item; `publish` is what the last signature, or the clock, brings about. */
export type AuditAction = Verb | 'publish' | 'accept' | 'decline' | 'edit-after-submission' | 'not-published'

export type AuditEntry = {
  at: string
  action: AuditAction
  itemCollection: string
  itemId: string
  itemTitle: string
  version: string
  by: string | null
  byName: string
  note: string
}

/** Adds an entry in the same transaction as what it tells of. Nothing ever changes or removes one. */
export const recordAudit = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  entry: { action: AuditAction; version: string; note?: string },
): Promise<void> => {
  const actor = personBehind(req, collection)
  const data: AuditEntry = {
    at: nextMoment(),
    action: entry.action,
    itemCollection: collection,
    itemId: item.id,
    itemTitle: item.title ?? '',
    ...ownerEntry(req, collection, item),
    version: entry.version,
    by: actor?.id ?? null,
    byName: actor?.name ?? `the system (${systemPurpose(req) ?? 'unnamed'})`,
    note: entry.note ?? '',
  }
  await req.payload.db.create({ collection: 'audit-entries', data, req })
}

/** An item's entries, oldest first. */
export const auditOf = (req: PayloadRequest, collection: string, itemId: string): Promise<AuditEntry[]> =>
  recordsOfItem<AuditEntry>(req, 'audit-entries', collection, itemId)
