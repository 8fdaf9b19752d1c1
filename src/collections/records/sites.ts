import type { CollectionConfig } from 'payload'
import { anyOf } from '../../access/combine'
import { signedInStaff } from '../../access/rules'
import { writtenByTheSystem } from '../../access/written-by-the-system'

/** The read model's sites: one for each school, and the alliance's. Written by src/publications alone. */
export const sites: CollectionConfig = {
  slug: 'sites',
  admin: { hidden: true, useAsTitle: 'name' },
  disableDuplicate: true,
  lockDocuments: false,
  access: { ...writtenByTheSystem, read: anyOf(signedInStaff) },
  fields: [
    { name: 'slug', type: 'text', required: true, unique: true },
    { name: 'kind', type: 'select', required: true, options: ['school', 'alliance'] },
    { name: 'name', type: 'text', required: true },
    { name: 'domains', type: 'text', hasMany: true },
    // The admin's editor for JSON is fetched from another company's server.
    { name: 'document', type: 'json', admin: { disabled: true } },
  ],
}
