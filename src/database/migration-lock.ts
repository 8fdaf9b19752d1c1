import { createClient } from '@libsql/client'

/** Longer than any migration takes, in milliseconds. */
const patience = 120_000

/**
 * Two first starts at once wait for each other here, and the second finds a migrated database.
 *
 * @param file the database's; the lock is a file beside it, so that no reader of the database waits as well
 */
export const holdMigrationLock = async (file: string): Promise<{ release: () => Promise<void> }> => {
  const lock = createClient({ url: `file:${file}-migration-lock` })
  await lock.execute(`PRAGMA busy_timeout = ${patience}`)
  await lock.execute('BEGIN EXCLUSIVE')
  return {
    release: async () => {
      // Closing alone leaves it locked: libsql closes a file when its memory is next tidied up, which may be never.
      await lock.execute('ROLLBACK')
      lock.close()
    },
  }
}
