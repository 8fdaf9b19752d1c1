import type { CollectionConfig } from 'payload'
import { anyOf } from '../../access/combine'
import { allianceAdmin, staffOfItemSchool, staffOfSchool } from '../../access/rules'
import { writtenByTheSystem } from '../../access/written-by-the-system'
import { hiddenUnless, isAdminOrHead } from '../people/hidden-from'

/** Every decision of a headteacher about a version. Written by src/plugins/approval alone, and never changed. */
export const signOffs: CollectionConfig = {
  slug: 'sign-offs',
  labels: { singular: 'Sign-off', plural: 'Sign-offs' },
  admin: {
    group: 'Records',
    useAsTitle: 'itemTitle',
    defaultColumns: ['itemTitle', 'school', 'decision', 'byName', 'at'],
    listSearchableFields: ['itemTitle', 'byName', 'note'],
    description: 'What headteachers decided, about which version, and when. Nobody can change this.',
    hidden: hiddenUnless(isAdminOrHead),
  },
  defaultSort: '-at',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  access: { ...writtenByTheSystem, read: anyOf(allianceAdmin, staffOfSchool, staffOfItemSchool) },
  indexes: [{ fields: ['itemCollection', 'itemId', 'at'] }],
  fields: [
    // What is hidden is for programs. A condition by role would let SQLite keep the required ones empty.
    {
      name: 'itemCollection',
      type: 'text',
      required: true,
      label: 'Kind',
      admin: { hidden: true },
    },
    { name: 'itemId', type: 'text', required: true, index: true, admin: { hidden: true } },
    { name: 'itemTitle', type: 'text', label: 'Item' },
    {
      name: 'version',
      type: 'text',
      required: true,
      index: true,
      admin: { hidden: true },
    },
    { name: 'submittedAt', type: 'date' },
    {
      name: 'school',
      type: 'relationship',
      relationTo: 'schools',
      index: true,
      admin: {
        components: { Cell: '/src/admin/office/school-cell#SchoolCell' },
        description: 'The school that decided. Empty: the alliance, about its shared page.',
      },
    },
    {
      name: 'itemSchool',
      type: 'relationship',
      relationTo: 'schools',
      index: true,
      label: 'School of the item',
      admin: { components: { Cell: '/src/admin/office/school-cell#SchoolCell' } },
    },
    {
      name: 'decision',
      type: 'select',
      required: true,
      options: [
        { value: 'approve', label: 'Approved' },
        { value: 'request-changes', label: 'Sent back' },
        { value: 'accept', label: 'Accepted for the own site' },
        { value: 'decline', label: 'Declined for the own site' },
      ],
    },
    // An id rather than a relation: a decision stays valid, and readable, when the person leaves.
    { name: 'by', type: 'text', required: true, admin: { hidden: true } },
    { name: 'byName', type: 'text', label: 'By' },
    { name: 'role', type: 'text' },
    { name: 'note', type: 'textarea' },
    // What may be there once (src/plugins/approval/records/sign-offs.ts); sign-offs from before it have none.
    { name: 'key', type: 'text', unique: true, admin: { hidden: true } },
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
  ],
}
