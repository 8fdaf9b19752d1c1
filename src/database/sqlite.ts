import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Client } from '@libsql/client'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { Config } from 'payload'
import { allMigrations } from './all-migrations'
import { announceChange } from '../public/announce-change'
import { EnvironmentError } from '../settings/env'
import { holdMigrationLock } from './migration-lock'
import { createSingleWriterClient, type SingleWriterClient } from './sqlite-single-writer'
import { sqliteFile } from '../sqlite/sqlite-file'

/**
 * Where Payload's development mode has made the tables, its migrations ask a person whether all may be lost.
 *
 * @throws EnvironmentError
 */
const refusePushedSchema = async (client: Client): Promise<void> => {
  const known = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'")
  if (known.rows.length === 0) return
  const pushed = await client.execute('SELECT 1 FROM payload_migrations WHERE batch = -1')
  if (pushed.rows.length > 0) {
    throw new EnvironmentError([
      'DATABASE_URI names a database whose tables Payload’s development mode has made. Choose another file, or restore a backup.',
    ])
  }
}

/**
 * SQLite with transactions, one writer at a time, and the committed migrations applied at every start,
 * whatever NODE_ENV says: Payload's `prodMigrations` runs in production only, and its `push` asks questions.
 */
export const sqliteDatabase = (uri: string): Config['db'] => {
  const file = sqliteFile(uri)
  const url = `file:${file}`
  const adapter = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    push: false,
    migrationDir: path.resolve('src/migrations'),
    transactionOptions: {},
  })
  return {
    ...adapter,
    init(args) {
      const db = adapter.init(args)
      const connect = db.connect?.bind(db)
      const commit = db.commitTransaction.bind(db)
      const client = () => db.client as unknown as SingleWriterClient
      db.connect = async (options) => {
        mkdirSync(path.dirname(file), { recursive: true })
        // `payload migrate:create` looks at the schema only; it must not migrate what it is about to compare.
        const migrating = process.env.PAYLOAD_MIGRATING === 'true'
        const lock = migrating ? undefined : await holdMigrationLock(file)
        try {
          // Payload makes a client of its own only where there is none yet.
          db.client ??= await createSingleWriterClient(file)
          await connect?.(options)
          if (!migrating) await refusePushedSchema(client())
          if (!migrating) await db.migrate({ migrations: allMigrations })
        } finally {
          await lock?.release()
        }
      }
      const destroy = db.destroy?.bind(db)
      db.destroy = async () => {
        await destroy?.()
        // Payload leaves its client open, which the end of a process closes, and nothing else.
        client()?.close()
        Object.assign(db, { client: undefined })
      }
      db.commitTransaction = async (id) => {
        await commit(id)
        const failure = client().takeCommitFailure()
        if (failure) throw failure
        announceChange()
      }
      return db
    },
  }
}
