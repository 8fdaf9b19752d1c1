import type { CollectionConfig } from 'payload'
import { nobody } from './combine'

/** Access to what the program alone writes, and keeps: nobody else does anything, reading included unless said so. */
export const writtenByTheSystem = {
  read: nobody,
  create: nobody,
  update: nobody,
  delete: nobody,
  readVersions: nobody,
  unlock: nobody,
  admin: nobody,
} satisfies CollectionConfig['access']
