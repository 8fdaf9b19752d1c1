import type { CollectionConfig } from 'payload'
import { nobody } from '../access/combine'

/** Numbers that only grow, such as the sequence of the change feed. Written by the program alone. */
export const counters: CollectionConfig = {
  slug: 'counters',
  admin: { hidden: true },
  disableDuplicate: true,
  lockDocuments: false,
  access: {
    read: nobody,
    create: nobody,
    update: nobody,
    delete: nobody,
    readVersions: nobody,
    unlock: nobody,
    admin: nobody,
  },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true },
    { name: 'value', type: 'number', required: true },
  ],
}
