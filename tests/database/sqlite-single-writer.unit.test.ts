import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSingleWriterClient, type SingleWriterClient } from '../../src/database/sqlite-single-writer'

let folder: string
let url: string
let client: SingleWriterClient

const count = async (): Promise<number> =>
  Number((await client.execute('SELECT count(*) AS n FROM notes')).rows[0]?.n)

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kpsa-writer-'))
  const file = path.join(folder, 'notes.db')
  url = `file:${file}`
  client = await createSingleWriterClient(file, 50)
  await client.execute('CREATE TABLE notes (text TEXT NOT NULL)')
})

afterEach(() => {
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

const addInTransaction = async (text: string): Promise<void> => {
  const transaction = await client.transaction('write')
  await transaction.execute({ sql: 'INSERT INTO notes VALUES (?)', args: [text] })
  // Gives every other writer the chance to get in between.
  await new Promise((resolve) => setTimeout(resolve, 1))
  await transaction.commit()
}

describe('the single writer', () => {
  it('lets 40 writers write, in and outside transactions, one after another', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_none, index) =>
        index % 2 === 0
          ? addInTransaction(`note ${index}`)
          : client.execute({ sql: 'INSERT INTO notes VALUES (?)', args: [`note ${index}`] }),
      ),
    )
    expect(await count()).toBe(40)
  })

  it('shows readers nothing of a transaction that is still open, nor of one that was rolled back', async () => {
    const transaction = await client.transaction('write')
    await transaction.execute("INSERT INTO notes VALUES ('half')")
    expect(await count()).toBe(0)
    await transaction.rollback()
    expect(await count()).toBe(0)
    await addInTransaction('whole')
    expect(await count()).toBe(1)
  })

  it('goes on writing after another process held the lock for too long', async () => {
    const other = createClient({ url })
    await other.execute('BEGIN IMMEDIATE')
    await expect(client.transaction('write')).rejects.toThrow(/BUSY/)
    await expect(client.execute("INSERT INTO notes VALUES ('refused')")).rejects.toThrow(/BUSY/)
    await other.execute('ROLLBACK')
    other.close()

    await addInTransaction('after the lock')
    await client.execute("INSERT INTO notes VALUES ('outside')")
    const fresh = createClient({ url })
    const { rows } = await fresh.execute('SELECT text FROM notes ORDER BY text')
    fresh.close()
    expect(rows.map((row) => row.text)).toEqual(['after the lock', 'outside'])
  })

  it('refuses statements of a transaction that has ended', async () => {
    const transaction = await client.transaction('write')
    await transaction.commit()
    await expect(transaction.execute("INSERT INTO notes VALUES ('late')")).rejects.toThrow(/ended/)
    expect(await count()).toBe(0)
  })
})
