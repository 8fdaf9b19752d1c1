import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient, type Client } from '@libsql/client/sqlite3'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { itemCollections } from '../../src/alliance/item'
import { migrations } from '../../src/migrations'
import { makeSchemaBefore } from '../support/earlier-schema'

const moving = '20261130_160604_writers_in_one_column'
const tables = [...Object.keys(itemCollections), 'translations'].map((name) => name.replaceAll('-', '_'))

/** Each table with what its columns and paths begin with. */
const places = tables.flatMap(
  (table) =>
    [
      [table, '', ''],
      [`_${table}_v`, 'version_', 'version.'],
    ] as const,
)
const writers = ['the second of the alphabet', 'a first']

let folder: string
let client: Client

const run = async (way: 'up' | 'down') => {
  const migration = migrations.find(({ name }) => name === moving)
  await migration?.[way]({ db: drizzle(client) } as never)
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kpsa-writers-'))
  client = createClient({ url: `file:${path.join(folder, 'kpsa.db')}` })
  await makeSchemaBefore(client, moving)
  for (const [table, , prefix] of places) {
    await client.execute(`INSERT INTO ${table} (id) VALUES ('written'), ('by nobody')`)
    for (const [at, writer] of writers.entries())
      await client.execute({
        sql: `INSERT INTO ${table}_texts ("order", parent_id, path, text) VALUES (?, 'written', ?, ?)`,
        args: [at + 1, `${prefix}workflow.writtenBy`, writer],
      })
  }
  await client.execute(
    `INSERT INTO lppa_evidence_texts ("order", parent_id, path, text) VALUES (1, 'written', 'kpis', 'stays')`,
  )
})
afterAll(async () => {
  client.close()
  await rm(folder, { recursive: true, force: true })
})

const textsOf = async (table: string) =>
  (await client.execute(`SELECT * FROM ${table}_texts ORDER BY path, "order"`)).rows.map((row) => [
    row.parent_id,
    row.path,
    row.order,
    row.text,
  ])

it('who wrote what is kept, in every kind of item and in every version of it, there and back', async () => {
  const before = await Promise.all(places.map(([table]) => textsOf(table)))
  for (const _twice of [1, 2]) {
    await run('up')
    for (const [table, prefix] of places) {
      const { rows } = await client.execute(
        `SELECT id, ${prefix}workflow_written_by AS writers FROM ${table} ORDER BY id`,
      )
      expect(rows.map(({ id, writers }) => [id, JSON.parse(writers as string) as unknown])).toEqual([
        ['by nobody', []],
        ['written', writers],
      ])
    }
    const { rows: all } = await client.execute(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    const left = places.filter(([table]) => all.some(({ name }) => name === `${table}_texts`))
    expect(left.map(([table]) => table)).toEqual(['lppa_evidence', '_lppa_evidence_v'])
    expect(await textsOf('lppa_evidence')).toEqual([['written', 'kpis', 1, 'stays']])
    await run('down')
    expect(await Promise.all(places.map(([table]) => textsOf(table)))).toEqual(before)
  }
})
