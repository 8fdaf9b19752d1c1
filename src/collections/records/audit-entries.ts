import type { CollectionConfig } from 'payload'
import { anyOf } from '../../access/combine'
import { recordReaders, schoolsWhere } from '../../access/roles'
import { allianceAdmin, recordReaderOfSchool } from '../../access/rules'
import { writtenByTheSystem } from '../../access/written-by-the-system'
import { hiddenUnless } from '../people/hidden-from'

/** What happened. Written by src/plugins/audit in the transaction that it tells of, and never changed. */
export const auditEntries: CollectionConfig = {
  slug: 'audit-entries',
  labels: { singular: 'Entry', plural: 'Audit log' },
  admin: {
    group: 'Records',
    useAsTitle: 'itemTitle',
    defaultColumns: ['at', 'action', 'itemTitle', 'school', 'byName'],
    listSearchableFields: ['itemTitle', 'byName', 'note', 'action'],
    description: 'Who did what, and when. Nobody can change this.',
    hidden: hiddenUnless((actor) => actor.allianceAdmin || schoolsWhere(actor, recordReaders).length > 0),
    components: { beforeListTable: ['/src/admin/look/export-entries-link#ExportEntriesLink'] },
  },
  defaultSort: '-at',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  access: { ...writtenByTheSystem, read: anyOf(allianceAdmin, recordReaderOfSchool) },
  indexes: [{ fields: ['itemCollection', 'itemId', 'at'] }],
  fields: [
    { name: 'number', type: 'number', unique: true },
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
    { name: 'address', type: 'text', label: 'From the network' },
    { name: 'previous', type: 'text', label: 'Hash of the entry before' },
    { name: 'hash', type: 'text' },
  ],
}
