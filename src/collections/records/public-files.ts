import type { CollectionConfig } from 'payload'
import { writtenByTheSystem } from '../../access/written-by-the-system'

/** The read model's files: which media a live publication or a site shows. Written by src/publications alone. */
export const publicFiles: CollectionConfig = {
  slug: 'public-files',
  admin: { hidden: true },
  disableDuplicate: true,
  lockDocuments: false,
  access: writtenByTheSystem,
  fields: [
    { name: 'file', type: 'text', required: true, index: true },
    { name: 'publication', type: 'text', required: true, index: true },
    { name: 'contentType', type: 'text', required: true },
  ],
}
