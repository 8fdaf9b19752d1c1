import type { CollectionConfig } from 'payload'
import { signedInStaff } from '../../access/rules'
import { writtenByTheSystem } from '../../access/written-by-the-system'
import { hiddenUnless, isAllianceAdmin } from '../people/hidden-from'
import { kinds } from '../../kinds/reading-kinds'

/**
 * The read model: one row for each item, language and site. Written by src/publications alone, in the
 * transaction that publishes; delivery reads its table directly (src/delivery/*-store.ts), so a renamed field
 * here is a renamed column there.
 */
export const publications: CollectionConfig = {
  slug: 'publications',
  labels: { singular: 'Publication', plural: 'Publications' },
  admin: {
    group: 'Records',
    useAsTitle: 'slug',
    defaultColumns: ['slug', 'site', 'kind', 'language', 'state', 'changedAt'],
    description:
      'What the public can see, as it was approved. Written by the system when an item is published.',
    hidden: hiddenUnless(isAllianceAdmin),
  },
  access: { ...writtenByTheSystem, read: signedInStaff },
  disableDuplicate: true,
  lockDocuments: false,
  indexes: [
    { fields: ['site', 'kind', 'itemId', 'language'], unique: true },
    { fields: ['site', 'kind', 'state', 'original', 'sortAt', 'publishedAt', 'itemId'] },
    { fields: ['site', 'kind', 'state', 'original', 'endsAt'] },
    { fields: ['site', 'kind', 'state', 'original', 'publishedAt', 'itemId'] },
    { fields: ['site', 'state', 'original', 'publishedAt', 'itemId'] },
    { fields: ['site', 'sequence'] },
    { fields: ['site', 'kind', 'slug'] },
  ],
  fields: [
    { name: 'site', type: 'text', required: true },
    { name: 'kind', type: 'select', required: true, options: [...kinds] },
    { name: 'itemId', type: 'text', required: true, index: true },
    { name: 'language', type: 'text', required: true },
    { name: 'original', type: 'checkbox', required: true, defaultValue: true },
    { name: 'slug', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, options: ['live', 'withdrawn'] },
    { name: 'sequence', type: 'number', required: true, index: true },
    { name: 'version', type: 'text', required: true },
    { name: 'itemVersion', type: 'text', required: true },
    { name: 'sortAt', type: 'text', required: true },
    { name: 'endsAt', type: 'text', required: true },
    { name: 'category', type: 'text' },
    { name: 'audience', type: 'text', hasMany: true, index: true },
    // The order of feeds, and in lists that of what has the same `sortAt`; null once withdrawn.
    { name: 'publishedAt', type: 'text' },
    { name: 'changedAt', type: 'text', required: true },
    { name: 'withdrawnAt', type: 'text' },
    // The admin's editor for JSON is fetched from another company's server.
    { name: 'document', type: 'json', admin: { disabled: true } },
    // What was approved, of which the document is made anew where something that it mentions comes or goes.
    { name: 'form', type: 'json', admin: { disabled: true } },
    { name: 'mentions', type: 'text', hasMany: true, index: true, admin: { disabled: true } },
  ],
}
