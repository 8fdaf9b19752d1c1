import path from 'node:path'
import type { Payload } from 'payload'
import { sqliteFile } from '../sqlite/sqlite-file'
import { roomCheck, tryFolder, type Try } from '../storing/room'
import type { Env } from '../settings/env'

/** Among the counters, so that it is there on both databases: when it was last tried, in milliseconds. */
const name = 'room'

/** Something that only the database can tell, however much room its disk has. */
const tryDatabase = (payload: Payload): Try => ({
  what: 'The database',
  write: async () => {
    const data = { name, value: Date.now() }
    await payload.db.upsert({
      collection: 'counters',
      where: { name: { equals: name } },
      data,
      returning: false,
      req: {},
    })
  },
})

/**
 * Whether what people write can be stored: in the database, and in the folder of pictures and files where there is no
 * bucket. It costs next to nothing while nobody had any trouble.
 *
 * @returns a function that throws ProblemError cannot-store, with what cannot be written to
 */
export const canStore = (payload: Payload, { databaseUri, mediaDir, s3 }: Env): (() => Promise<void>) => {
  const ofDatabase = databaseUri.startsWith('file:') ? path.dirname(sqliteFile(databaseUri)) : undefined
  const files = s3 ? [] : [mediaDir]
  return roomCheck(
    payload,
    [...(ofDatabase === undefined ? [] : [ofDatabase]), ...files],
    [
      ...(ofDatabase === undefined ? [] : [tryFolder(ofDatabase, 'The folder of the database')]),
      ...files.map((folder) => tryFolder(folder, 'The folder of pictures and files')),
      tryDatabase(payload),
    ],
  )
}
