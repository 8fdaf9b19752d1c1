import { createClient, type Client } from '@libsql/client'
import { MongoClient, type Db } from 'mongodb'
import { sqliteFile } from '../../src/sqlite/sqlite-file'

/** Reads or changes a database as only somebody can who has it, beside the program and without asking it. */
export const behindTheBack = async <T>(
  databaseUri: string,
  work: { sqlite: (client: Client) => Promise<T>; mongo: (db: Db) => Promise<T> },
): Promise<T> => {
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    try {
      return await work.mongo(client.db())
    } finally {
      await client.close()
    }
  }
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  try {
    await client.execute('PRAGMA busy_timeout = 5000')
    return await work.sqlite(client)
  } finally {
    client.close()
  }
}
