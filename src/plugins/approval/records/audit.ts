import type { PayloadRequest } from 'payload'
import type { AuditAction, Happening } from './happening'
import type { Item } from '../item'
import { approvalOf, ownerOf, type Approval } from '../options'
import { recordsOfItem } from './records-of-item'

/** What reviews and notices read of an entry, however the project keeps its log. */
export type AuditEntry = {
  /** RFC 3339 UTC. */
  at: string
  action: string
  version: string
  by: string | null
  /** The person's name, with whatever the project's log adds to it. */
  byName: string
  note: string
}

type Parties = (approval: Approval, item: Item) => readonly string[]

const signing: Parties = (approval, item) => approval.mustSign(item)
const receiving: Parties = (approval, item) => approval.receiving?.parties(item) ?? []

/** Whose decision an action is. Whoever submits or edits decides nothing. */
const deciding: Partial<Record<AuditAction, Parties>> = {
  approve: signing,
  'request-changes': signing,
  publish: signing,
  withdraw: (approval, item) => [ownerOf(approval, item)],
  accept: receiving,
  decline: receiving,
}

const decidedFor = (
  req: PayloadRequest,
  approval: Approval,
  action: AuditAction,
  item: Item,
): Happening['decidedFor'] => {
  const parties = deciding[action]?.(approval, item) ?? []
  return Object.fromEntries(
    Object.entries(approval.signsFor(req)).filter(([party]) => parties.includes(party)),
  )
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
    decidedFor: decidedFor(req, approval, entry.action, item),
  })
}

/** An item's entries, oldest first. */
export const auditOf = (req: PayloadRequest, collection: string, itemId: string): Promise<AuditEntry[]> =>
  recordsOfItem<AuditEntry>(req, 'audit-entries', collection, itemId)

/** Whether it was recorded of an item at a moment (RFC 3339 UTC) or after it. */
export const isRecordedSince = async (
  req: PayloadRequest,
  collection: string,
  itemId: string,
  action: AuditAction,
  since: string,
): Promise<boolean> =>
  (await auditOf(req, collection, itemId)).some((entry) => entry.action === action && entry.at >= since)
