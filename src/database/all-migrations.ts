import { extensionMigrations } from '@extensions/migrations'
import type { Migration } from 'payload'
import { migrations } from '../migrations'

/**
 * Our own migrations and those of extensions, in the order in which they were written: each meets the schema that it was
 * made for, in a new database as in one that has grown.
 */
export const allMigrations = [...migrations, ...extensionMigrations].sort((a, b) =>
  a.name < b.name ? -1 : 1,
) as unknown as Migration[]
