import type { CollectionConfig } from 'payload'
import { writtenByTheSystem } from '../../access/written-by-the-system'

/**
 * Which version of each publication a site client was last answered with, or that it was told that it is gone.
 * Written by delivery, past Payload (src/delivery/*-store.ts), so a renamed field here is a renamed column there.
 * Read by src/admin alone, which asks who may see the site client or the item.
 */
export const receipts: CollectionConfig = {
  slug: 'receipts',
  admin: { hidden: true },
  disableDuplicate: true,
  lockDocuments: false,
  access: writtenByTheSystem,
  indexes: [{ fields: ['client', 'site', 'itemId', 'language'], unique: true }],
  fields: [
    { name: 'client', type: 'text', required: true },
    { name: 'site', type: 'text', required: true },
    { name: 'itemId', type: 'text', required: true, index: true },
    { name: 'language', type: 'text', required: true },
    // Empty where the client was told that it is gone.
    { name: 'version', type: 'text' },
    // When the client was first answered like this; RFC 3339 UTC.
    { name: 'at', type: 'text', required: true },
  ],
}
