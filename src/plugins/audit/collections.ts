import type { CollectionConfig, CollectionSlug } from 'payload'
import { exportEntries } from './export-entries'
import { slug, type Audit } from './options'
import { refuseDeletion, refuseEveryWrite, refuseWriting } from './refuse-every-write'

const nobody = (): false => false
const writtenByTheSystem = {
  create: nobody,
  update: nobody,
  delete: nobody,
  readVersions: nobody,
  unlock: nobody,
}

/** The log of a project that has no collection of this name. */
export const entriesCollection = ({ owner, read = nobody }: Audit): CollectionConfig => ({
  slug,
  labels: { singular: 'Entry', plural: 'Audit log' },
  admin: {
    useAsTitle: 'itemTitle',
    defaultColumns: ['at', 'action', 'itemTitle', 'byName'],
    description: 'Who did what, and when. Nobody can change this.',
  },
  defaultSort: '-at',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  access: { ...writtenByTheSystem, read },
  indexes: [{ fields: ['itemCollection', 'itemId', 'at'] }],
  fields: [
    { name: 'number', type: 'number', unique: true },
    { name: 'at', type: 'date', required: true, index: true },
    { name: 'action', type: 'text', required: true, index: true },
    { name: 'itemCollection', type: 'text' },
    { name: 'itemId', type: 'text', index: true },
    { name: 'itemTitle', type: 'text' },
    owner.collection === undefined
      ? { name: owner.field, type: 'text', index: true }
      : {
          name: owner.field,
          type: 'relationship',
          relationTo: owner.collection as CollectionSlug,
          index: true,
        },
    { name: 'version', type: 'text' },
    { name: 'by', type: 'text' },
    { name: 'byName', type: 'text' },
    { name: 'note', type: 'textarea' },
    { name: 'address', type: 'text' },
    { name: 'previous', type: 'text' },
    { name: 'hash', type: 'text' },
  ],
})

/** Where the newest entry's number and hash are kept, in a project that has no collection of this name. */
export const countersCollection: CollectionConfig = {
  slug: 'counters',
  admin: { hidden: true },
  lockDocuments: false,
  access: { ...writtenByTheSystem, read: nobody },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true },
    { name: 'value', type: 'number', required: true },
    { name: 'hash', type: 'text' },
  ],
}

/** The log as nobody can write it, whoever made its collection. */
export const asLog = (collection: CollectionConfig, audit: Audit): CollectionConfig => ({
  ...collection,
  custom: { ...collection.custom, audit },
  endpoints: [...(collection.endpoints || []), exportEntries],
  hooks: {
    ...collection.hooks,
    beforeOperation: [...(collection.hooks?.beforeOperation ?? []), refuseEveryWrite],
    beforeChange: [...(collection.hooks?.beforeChange ?? []), refuseWriting],
    beforeDelete: [...(collection.hooks?.beforeDelete ?? []), refuseDeletion],
  },
})
