import type { CollectionConfig } from 'payload'
import { writtenByTheSystem } from '../../access/written-by-the-system'

/** Numbers that only grow, such as the sequence of the change feed. Written by the program alone. */
export const counters: CollectionConfig = {
  slug: 'counters',
  admin: { hidden: true },
  disableDuplicate: true,
  lockDocuments: false,
  access: writtenByTheSystem,
  fields: [
    { name: 'name', type: 'text', required: true, unique: true },
    { name: 'value', type: 'number', required: true },
    // Of the audit log's newest entry.
    { name: 'hash', type: 'text' },
  ],
}
