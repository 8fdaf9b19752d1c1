import type { CollectionConfig } from 'payload'
import { anyOf } from '../access/combine'
import { allianceAdmin, staffOfSchool } from '../access/rules'
import { writtenByTheSystem } from '../access/written-by-the-system'

/** What happened to items. Written by src/workflow in the transaction that it tells of, and never changed. */
export const auditEntries: CollectionConfig = {
  slug: 'audit-entries',
  labels: { singular: 'Entry', plural: 'Audit log' },
  admin: {
    group: 'Records',
    useAsTitle: 'itemTitle',
    defaultColumns: ['at', 'action', 'itemTitle', 'school', 'byName'],
    listSearchableFields: ['itemTitle', 'byName', 'note', 'action'],
    description: 'Who did what, and when. Nobody can change this.',
  },
  defaultSort: '-at',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  access: { ...writtenByTheSystem, read: anyOf(allianceAdmin, staffOfSchool) },
  indexes: [{ fields: ['itemCollection', 'itemId', 'at'] }],
  fields: [
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'action', type: 'text', required: true, index: true },
    { name: 'itemCollection', type: 'text', label: 'Kind' },
    { name: 'itemId', type: 'text', index: true, admin: { hidden: true } },
    { name: 'itemTitle', type: 'text', label: 'Item' },
    { name: 'school', type: 'relationship', relationTo: 'schools', index: true },
    { name: 'version', type: 'text' },
    { name: 'by', type: 'text', admin: { hidden: true } },
    { name: 'byName', type: 'text', label: 'By' },
    { name: 'note', type: 'textarea' },
  ],
}
