import type { CollectionConfig } from 'payload'

/** What is written, of kinds from elsewhere: each collection of items.ts. */
export const extensionCollections: readonly CollectionConfig[] = []
