import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdMigrationLock } from '../../src/database/migration-lock'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kpsa-migration-lock-'))
  file = path.join(folder, 'first.db')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Whether somebody else would get it at this very moment; waiting would tell nothing of when it was let go. */
const isFree = async (): Promise<boolean> => {
  const other = createClient({ url: `file:${file}-migration-lock` })
  try {
    await other.execute('BEGIN EXCLUSIVE')
    await other.execute('ROLLBACK')
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'SQLITE_BUSY' })
    return false
  } finally {
    other.close()
  }
}

it('is held by one until that one lets it go, and then free at once', async () => {
  for (let time = 0; time < 3; time++) {
    const lock = await holdMigrationLock(file)
    expect(await isFree()).toBe(false)
    await lock.release()
    expect(await isFree()).toBe(true)
  }
})
