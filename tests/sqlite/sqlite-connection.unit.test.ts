import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient, type Client, type InStatement } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/sqlite/sqlite-connection'

let folder: string
let file: string
let client: Client

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kpsa-connection-'))
  file = path.join(folder, 'notes.db')
  client = await openSqlite(file)
  await client.execute('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, day TEXT)')
})

afterEach(() => {
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

const texts = async (): Promise<unknown[]> =>
  (await client.execute('SELECT text FROM notes ORDER BY id')).rows.map((row) => row.text)

/** Another process, as far as SQLite can tell. */
const elsewhere = async (...statements: string[]): Promise<void> => {
  const other = createClient({ url: `file:${file}` })
  for (const statement of statements) await other.execute(statement)
  other.close()
}

const add = (id: number, text: string): InStatement => ({
  sql: 'INSERT INTO notes (id, text) VALUES (?, ?)',
  args: [id, text],
})

describe('a connection to SQLite that keeps its statements', () => {
  it('answers each time with what is there then, and with what it was asked then', async () => {
    const byId = (id: number) => client.execute({ sql: 'SELECT text FROM notes WHERE id = ?', args: [id] })
    expect((await byId(1)).rows).toEqual([])
    for (const id of [1, 2])
      expect(await client.execute(add(id, `note ${id}`))).toMatchObject({ rowsAffected: 1 })
    expect((await byId(2)).rows[0]).toMatchObject({ text: 'note 2' })
    expect((await byId(1)).rows[0]).toMatchObject({ text: 'note 1' })
    await elsewhere("UPDATE notes SET text = 'changed elsewhere' WHERE id = 1")
    const { rows, columns } = await byId(1)
    expect([rows[0]?.text, columns]).toEqual(['changed elsewhere', ['text']])
  })

  it('goes on after a statement that was refused, with the same statement', async () => {
    await client.execute(add(1, 'once'))
    await expect(client.execute(add(2, 'once'))).rejects.toThrow(/UNIQUE/)
    await client.execute(add(2, 'twice'))
    await expect(client.execute({ sql: 'SELECT nothing FROM notes', args: [] })).rejects.toThrow(/nothing/)
    expect(await texts()).toEqual(['once', 'twice'])
  })

  it('knows tables that were changed since, here and elsewhere', async () => {
    const all = async () => (await client.execute('SELECT * FROM notes')).columns
    const named = async () => (await client.execute('SELECT text, day FROM notes')).columns
    // As Payload asks for the rows of a document.
    const within = 'SELECT text, (SELECT json_group_array(day) FROM (SELECT * FROM notes)) AS days FROM notes'
    const days = async () => (await client.execute(within)).rows.map((row) => row.days)
    await client.execute(add(1, 'a note'))
    expect([await all(), await named(), await days()]).toEqual([
      ['id', 'text', 'day'],
      ['text', 'day'],
      ['[null]'],
    ])
    await elsewhere(
      'ALTER TABLE notes ADD COLUMN place TEXT',
      "UPDATE notes SET place = 'hall', day = 'Monday'",
    )
    expect(await days()).toEqual(['["Monday"]'])
    // SQLite notices at the next statement that it runs.
    expect(await named()).toEqual(['text', 'day'])
    expect(await all()).toEqual(['id', 'text', 'day', 'place'])
    await client.execute('ALTER TABLE notes DROP COLUMN day')
    expect(await all()).toEqual(['id', 'text', 'place'])
    await expect(named()).rejects.toThrow(/day/)
    await expect(days()).rejects.toThrow(/day/)
    expect((await client.execute('SELECT text, place FROM notes')).rows[0]).toMatchObject({ place: 'hall' })
  })

  it('holds nobody up and keeps no old state once a statement has been answered', async () => {
    for (let id = 1; id <= 300; id += 1) await client.execute(add(id, `note ${id}`))
    await client.execute('PRAGMA journal_mode = WAL')
    const many = () => client.execute('SELECT id FROM notes')
    const before = await many()
    // Nobody may read meanwhile, not even an earlier state: a statement that is half done would be in the way.
    await elsewhere(
      'PRAGMA busy_timeout = 0',
      "INSERT INTO notes (id, text) VALUES (1000, 'new')",
      'PRAGMA wal_checkpoint(TRUNCATE)',
      'VACUUM',
    )
    expect([before.rows.length, (await many()).rows.length]).toEqual([300, 301])
  })

  it('keeps no more than some hundred of them', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let number = 0; number < 700; number += 1) {
        const { rows } = await client.execute(
          `SELECT ${number} AS number, text FROM notes UNION ALL SELECT 1, 'x'`,
        )
        expect(rows).toHaveLength(1)
      }
    }
  })

  it('rolls back what was begun, and begins anew', async () => {
    for (const end of ['ROLLBACK', 'COMMIT', 'ROLLBACK', 'COMMIT']) {
      await client.execute('BEGIN IMMEDIATE')
      await client.execute('INSERT INTO notes (text) VALUES (hex(randomblob(8)))')
      await client.execute(end)
    }
    expect(await texts()).toHaveLength(2)
  })
})
