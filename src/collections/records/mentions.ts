import type { CollectionConfig } from 'payload'
import { writtenByTheSystem } from '../../access/written-by-the-system'

/**
 * Which document has ever named which other one: where to look before something is deleted. Written by src/mentions
 * alone, and never the whole truth: whether a version still shows something is asked of the version itself.
 */
export const mentions: CollectionConfig = {
  slug: 'mentions',
  admin: { hidden: true },
  disableDuplicate: true,
  lockDocuments: false,
  access: writtenByTheSystem,
  fields: [
    // Both as `collection:id`.
    { name: 'source', type: 'text', required: true, index: true },
    { name: 'target', type: 'text', required: true, index: true },
    // What the target was called, once it was deleted, and the version of the draft that it was missed in.
    { name: 'gone', type: 'text' },
    { name: 'goneFrom', type: 'text' },
  ],
}
