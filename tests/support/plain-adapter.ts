import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { DatabaseUnderTest } from './database-under-test'

/** Payload's own adapter for a small configuration of a test, without anything of ours around it. */
export const plainAdapter = (database: DatabaseUnderTest) =>
  database.name === 'SQLite'
    ? sqliteAdapter({ client: { url: database.uri() }, idType: 'uuid', push: true })
    : mongooseAdapter({
        url: database.uri(),
        ensureIndexes: true,
        ...database.adapterOptions,
        transactionOptions: false,
      })
