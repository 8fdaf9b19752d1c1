import type { CollectionConfig } from 'payload'
import { asSlug } from '../item'
import type { Approval } from '../options'
import { recordAccess, recordSettings } from './record-access'

/** `audit-entries`, for projects that have no collection of this name: what happened to each item, kept for good. */
export const auditCollection = (approval: Approval): CollectionConfig => {
  const { field, collection } = approval.owner
  return {
    ...recordSettings,
    slug: 'audit-entries',
    labels: { singular: 'Entry', plural: 'Audit log' },
    admin: { useAsTitle: 'itemTitle', defaultColumns: ['at', 'action', 'itemTitle', field, 'byName'] },
    access: recordAccess(approval, [field]),
    fields: [
      { name: 'at', type: 'date', required: true, index: true },
      { name: 'action', type: 'text', required: true, index: true },
      { name: 'itemCollection', type: 'text' },
      { name: 'itemId', type: 'text', index: true },
      { name: 'itemTitle', type: 'text' },
      { name: field, type: 'relationship', relationTo: asSlug(collection), index: true },
      { name: 'version', type: 'text' },
      { name: 'by', type: 'text' },
      { name: 'byName', type: 'text' },
      { name: 'note', type: 'textarea' },
    ],
  }
}
