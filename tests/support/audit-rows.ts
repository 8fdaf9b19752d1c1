import { createClient, type InValue } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import type { RunningSystem } from './running-system'

/** A stored entry, by the names that both databases share, and whatever else it has. */
export type AuditRow = {
  number?: number | null
  action: string
  note: string
  previous?: string | null
  hash?: string | null
} & Record<string, unknown>

export type StoredLog = { rows: AuditRow[]; head: { value: number; hash: string } | undefined }

const inSqlite = async (
  file: string,
  change: (log: StoredLog) => StoredLog,
  fresh: () => string,
): Promise<StoredLog> => {
  const client = createClient({ url: `file:${file}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  const rows = (await client.execute('SELECT * FROM audit_entries ORDER BY number')).rows
  const [head] = (await client.execute(`SELECT value, hash FROM counters WHERE name = 'audit'`)).rows
  const before = {
    rows: rows.map((row) => ({ ...row }) as unknown as AuditRow),
    head: head && { value: Number(head.value), hash: head.hash as string },
  }
  const after = change(before)
  // It keeps numbers from being there twice, and nothing keeps somebody who has the database from this.
  await client.execute('DROP INDEX IF EXISTS audit_entries_number_idx')
  await client.execute('DELETE FROM audit_entries')
  await client.execute(`DELETE FROM counters WHERE name = 'audit'`)
  for (const given of after.rows) {
    const row = { ...given, id: given.id ?? fresh() }
    const names = Object.keys(row)
    await client.execute({
      sql: `INSERT INTO audit_entries (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => '?').join()})`,
      args: Object.values(row) as InValue[],
    })
  }
  const now = new Date().toISOString()
  if (after.head) {
    await client.execute({
      sql: `INSERT INTO counters (id, name, value, hash, created_at, updated_at) VALUES (?, 'audit', ?, ?, ?, ?)`,
      args: [fresh(), after.head.value, after.head.hash, now, now],
    })
  }
  client.close()
  return before
}

const inMongo = async (uri: string, change: (log: StoredLog) => StoredLog): Promise<StoredLog> => {
  const client = await MongoClient.connect(uri)
  try {
    const entries = client.db().collection('audit-entries')
    const counters = client.db().collection<{ name: string; value: number; hash: string }>('counters')
    const stored = await entries.find().sort({ number: 1 }).toArray()
    const head = await counters.findOne({ name: 'audit' })
    const before = {
      rows: stored.map(({ _id, ...row }) => ({ ...row, id: _id }) as unknown as AuditRow),
      head: head ? { value: head.value, hash: head.hash } : undefined,
    }
    const after = change(before)
    await entries.dropIndex('number_1').catch(() => undefined)
    await entries.deleteMany({})
    await counters.deleteMany({ name: 'audit' })
    if (after.rows.length > 0) {
      await entries.insertMany(after.rows.map(({ id, ...row }) => (id ? { ...row, _id: id } : row)))
    }
    if (after.head) await counters.insertOne({ name: 'audit', ...after.head })
    return before
  } finally {
    await client.close()
  }
}

/**
 * Rewrites the audit log behind the program's back, as only somebody can who has the database itself. A row without
 * `id` gets a new one. @returns what was there before
 */
export const rewriteLog = (
  { databaseUri }: RunningSystem,
  change: (log: StoredLog) => StoredLog,
): Promise<StoredLog> =>
  databaseUri.startsWith('mongodb')
    ? inMongo(databaseUri, change)
    : inSqlite(sqliteFile(databaseUri), change, () => crypto.randomUUID())
