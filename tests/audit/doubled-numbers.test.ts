import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfEntry as hashWith, type HashedEntry } from '../../src/plugins/audit/audit-entry'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { migrations } from '../../src/migrations'
import { behindTheBack } from '../support/behind-the-back'
import { databasesUnderTest, mongoEnvironment } from '../support/database-under-test'
import { programEnvironment } from '../support/program-environment'
import { runScript } from '../support/run-script'

const hashOfEntry = (entry: HashedEntry): string => hashWith(entry, 'school')

type Entry = { number: number; previous: string; hash: string; note: string; at: string }

const mending = '20261128_120000_mend_doubled_audit_numbers'

const entry = (number: number, previous: string, note: string): Entry => {
  const said = {
    number,
    previous,
    note,
    at: new Date(Date.UTC(2026, 10, 20, 8, 0, number)).toISOString(),
    action: 'approve',
    byName: 'Head',
  }
  return { ...said, hash: hashOfEntry(said) }
}

/** Two processes gave 3 and 4 twice at one moment; the log went on from the second ones. One more 2 was never theirs. */
const log = (): { entries: Entry[]; head: Entry } => {
  const one = entry(1, '', 'one')
  const two = entry(2, one.hash, 'two')
  const three = [entry(3, two.hash, 'three'), entry(3, two.hash, 'also three')] as const
  const four = [entry(4, three[0].hash, 'four'), entry(4, three[1].hash, 'also four')] as const
  const five = entry(5, four[1].hash, 'five')
  const inserted = { ...entry(2, one.hash, 'never said'), note: 'and changed' }
  return { entries: [one, two, inserted, ...three, ...four, five], head: five }
}

/** A database of the program before numbers were given once. */
const oldSqlite = async (uri: string, { entries, head }: ReturnType<typeof log>): Promise<void> => {
  const client = createClient({ url: `file:${sqliteFile(uri)}` })
  const db = drizzle(client)
  const before = migrations.filter(({ name }) => name < mending)
  for (const { up } of before) await up({ db } as never)
  for (const { name } of before) {
    await client.execute({
      sql: 'INSERT INTO payload_migrations (id, name, batch) VALUES (?, ?, 1)',
      args: [randomUUID(), name],
    })
  }
  for (const { number, previous, hash, note, at } of entries) {
    await client.execute({
      sql: `INSERT INTO audit_entries (id, number, previous, hash, note, at, action, by_name)
        VALUES (?, ?, ?, ?, ?, ?, 'approve', 'Head')`,
      args: [randomUUID(), number, previous || null, hash, note, at],
    })
  }
  await client.execute({
    sql: `INSERT INTO counters (id, name, value, hash) VALUES (?, 'audit', ?, ?)`,
    args: [randomUUID(), head.number, head.hash],
  })
  client.close()
}

describe.each(databasesUnderTest())('audit numbers that were given twice, on $name', (database) => {
  let folder: string
  let uri: string
  let env: NodeJS.ProcessEnv

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-doubled-'))
    await mkdir(path.join(folder, 'media'))
    uri = database.uri()
    env = programEnvironment({
      DATABASE_URI: uri,
      PAYLOAD_SECRET: 'a secret for the tests that is long enough',
      MEDIA_DIR: path.join(folder, 'media'),
      ...(database.name === 'MongoDB' ? mongoEnvironment() : {}),
    })
    const { entries, head } = log()
    await behindTheBack(uri, {
      sqlite: async () => oldSqlite(uri, { entries, head }),
      mongo: async (db) => {
        await db.collection('audit-entries').createIndex({ number: 1 })
        await db.collection('audit-entries').insertMany(
          entries.map(({ at, ...one }) => ({
            ...one,
            at: new Date(at),
            action: 'approve',
            byName: 'Head',
          })),
        )
        await db.collection('counters').insertOne({ name: 'audit', value: head.number, hash: head.hash })
      },
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it(
    'are moved to the end of the log with a note, and what was inserted stays a fault',
    { timeout: 300_000 },
    async () => {
      const noted = log().head.hash
      const { exitCode, stdout, stderr } = await runScript('verify-audit', ['--head', noted], env, {
        timeout: 280_000,
      })
      expect(stdout).toContain('The head that you noted is entry 5.')
      // What two processes wrote is whole again; what was never the program's own is still reported, and nothing else.
      expect(exitCode).toBe(1)
      const faults = stderr.split('\n').filter((line) => /^(Entr|What|An entry)/.test(line))
      expect(faults).toEqual(['An entry without a number was inserted, dated 2026-11-20T08:00:02.000Z.'])
      expect(stderr).toContain('7 entries, 1 fault.')

      const notes = await behindTheBack<[number, string][]>(uri, {
        sqlite: async (client) =>
          (
            await client.execute('SELECT number, note FROM audit_entries WHERE number > 5 ORDER BY number')
          ).rows.map(({ number, note }): [number, string] => [Number(number), note as string]),
        mongo: async (db) =>
          (
            await db
              .collection('audit-entries')
              .find({ number: { $gt: 5 } })
              .sort({ number: 1 })
              .toArray()
          ).map(({ number, note }): [number, string] => [Number(number), note as string]),
      })
      const [three, four] = [log().entries[3], log().entries[5]] as [Entry, Entry]
      expect(notes.map(([number]) => number)).toEqual([6, 7])
      expect(notes[0]?.[1]).toMatch(/^three \[Until .* this was a second entry 3/)
      expect(notes[0]?.[1]).toContain(three.hash)
      expect(notes[1]?.[1]).toMatch(/^four \[Until .* this was a second entry 4/)
      expect(notes[1]?.[1]).toContain(four.hash)
    },
  )
})
