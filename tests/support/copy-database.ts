import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { MongoClient } from 'mongodb'
import { sqliteFile } from '../../src/sqlite/sqlite-file'

const copySqlite = async (from: string, to: string): Promise<void> => {
  for (const suffix of ['', '-wal']) {
    const source = `${sqliteFile(from)}${suffix}`
    if (existsSync(source)) await cp(source, `${sqliteFile(to)}${suffix}`)
  }
}

const copyMongo = async (from: string, to: string): Promise<void> => {
  const [source, target] = [await MongoClient.connect(from), await MongoClient.connect(to)]
  try {
    for (const { name } of await source.db().listCollections().toArray()) {
      const documents = await source.db().collection(name).find().toArray()
      if (documents.length > 0) await target.db().collection(name).insertMany(documents)
    }
  } finally {
    await Promise.all([source.close(), target.close()])
  }
}

/** Puts all that is in a database, which nobody writes to meanwhile, into a new one of the same kind; not MongoDB's indexes. */
export const copyDatabase = (from: string, to: string): Promise<void> =>
  (from.startsWith('file:') ? copySqlite : copyMongo)(from, to)
