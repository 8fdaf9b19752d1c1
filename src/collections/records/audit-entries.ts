import type { CollectionConfig } from 'payload'
import { anyOf } from '../../access/combine'
import { recordReaders, schoolsWhere } from '../../access/roles'
import { allianceAdmin, recordReaderOfSchool } from '../../access/rules'
import { writtenByTheSystem } from '../../access/written-by-the-system'
import { forAdministrators } from '../../fields/for-administrators'
import { hiddenUnless } from '../people/hidden-from'

/** What happened. Written by src/plugins/audit in the transaction that it tells of, and never changed. */
export const auditEntries: CollectionConfig = {
  slug: 'audit-entries',
  labels: { singular: 'Entry', plural: 'Audit log' },
  admin: {
    group: 'Records',
    useAsTitle: 'itemTitle',
    defaultColumns: ['happened', 'at', 'note'],
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
    {
      name: 'happened',
      type: 'ui',
      label: 'What happened',
      admin: {
        components: {
          Cell: '/src/admin/office/audit-sentence-cell#AuditSentenceCell',
        },
      },
    },
    {
      name: 'number',
      type: 'number',
      unique: true,
      admin: { condition: forAdministrators, disableListColumn: true, disableListFilter: true },
    },
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: 'When',
      admin: {
        date: { pickerAppearance: 'dayAndTime' },
        components: { Cell: '/src/admin/office/recorded-moment-cell#RecordedMomentCell' },
      },
    },
    { name: 'action', type: 'text', required: true, index: true },
    { name: 'itemCollection', type: 'text', label: 'Kind', admin: { condition: forAdministrators } },
    { name: 'itemId', type: 'text', index: true, admin: { hidden: true } },
    { name: 'itemTitle', type: 'text', label: 'Item' },
    {
      name: 'school',
      type: 'relationship',
      relationTo: 'schools',
      index: true,
      admin: { components: { Cell: '/src/admin/office/school-cell#SchoolCell' } },
    },
    {
      name: 'version',
      type: 'text',
      admin: { condition: forAdministrators, disableListColumn: true, disableListFilter: true },
    },
    { name: 'by', type: 'text', admin: { hidden: true } },
    { name: 'byName', type: 'text', label: 'By' },
    { name: 'note', type: 'textarea' },
    {
      name: 'address',
      type: 'text',
      label: 'From the network',
      admin: { condition: forAdministrators },
    },
    {
      name: 'previous',
      type: 'text',
      label: 'Hash of the entry before',
      admin: { condition: forAdministrators, disableListColumn: true, disableListFilter: true },
    },
    {
      name: 'hash',
      type: 'text',
      admin: { condition: forAdministrators, disableListColumn: true, disableListFilter: true },
    },
  ],
}
