import { statSync } from 'node:fs'
import { createClient, type Client } from '@libsql/client'
import { sqliteFile } from '../sqlite/sqlite-file'
import { fromCounters, InstallationRefused, nothing, type DatabaseFacts } from './installation'
import { systemCode } from '../problems/system-error'

const ofSomebody = ['users', 'schools', 'media', 'publications']

const texts = async (client: Client, sql: string): Promise<string[]> =>
  (await client.execute(sql)).rows.flatMap((row) => (typeof row[0] === 'string' ? [row[0]] : []))

const isFilled = async (client: Client, table: string): Promise<boolean> =>
  (await client.execute(`SELECT 1 FROM ${table} LIMIT 1`)).rows.length > 0

const read = async (client: Client): Promise<DatabaseFacts> => {
  await client.execute('PRAGMA busy_timeout = 10000')
  await client.execute('PRAGMA query_only = 1')
  const tables = new Set(await texts(client, "SELECT name FROM sqlite_master WHERE type = 'table'"))
  const counters = tables.has('counters')
    ? (await client.execute("SELECT * FROM counters WHERE name IN ('installation', 'demonstration')")).rows
    : []
  const filled = await Promise.all(
    ofSomebody.filter((table) => tables.has(table)).map((table) => isFilled(client, table)),
  )
  return {
    ...fromCounters(
      counters.map(({ name, value, hash }) => ({
        name: name as string,
        value: Number(value),
        hash: typeof hash === 'string' ? hash : null,
      })),
    ),
    used: filled.includes(true),
    // What Payload's development mode has made is refused elsewhere, in words of its own.
    migrations: tables.has('payload_migrations')
      ? await texts(client, 'SELECT name FROM payload_migrations WHERE batch <> -1')
      : [],
    files: tables.has('media')
      ? await texts(
          client,
          'SELECT filename FROM media WHERE filename IS NOT NULL ORDER BY created_at DESC LIMIT 5',
        )
      : [],
  }
}

/**
 * Looks into an SQLite file without changing it, or making it.
 * @throws InstallationRefused where it is something else
 */
export const sqliteFacts = async (uri: string): Promise<DatabaseFacts> => {
  const file = sqliteFile(uri)
  if (!statSync(file, { throwIfNoEntry: false })?.size) return nothing
  const client = createClient({ url: `file:${file}` })
  try {
    return await read(client)
  } catch (error) {
    if (systemCode(error) === 'SQLITE_NOTADB' || /not a database/.test(String(error))) {
      throw new InstallationRefused(
        'DATABASE_URI names a file that is no SQLite database, or a damaged one. Correct DATABASE_URI, or restore a backup.',
      )
    }
    throw error
  } finally {
    client.close()
  }
}
