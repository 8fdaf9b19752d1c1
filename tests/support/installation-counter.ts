import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { sqliteFile } from '../../src/database/sqlite-file'

/** Works in a database past the program: one piece for each kind. */
export const pastTheProgram = async <T>(
  databaseUri: string,
  work: {
    sqlite: (client: ReturnType<typeof createClient>) => Promise<T>
    mongodb: (db: ReturnType<MongoClient['db']>) => Promise<T>
  },
): Promise<T> => {
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    try {
      return await work.mongodb(client.db())
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

/** Says that a database is a demonstration's, or that it is none, as its first start would have. */
export const markDemonstration = (databaseUri: string, demonstration: boolean): Promise<unknown> => {
  const value = demonstration ? 1 : 0
  return pastTheProgram<unknown>(databaseUri, {
    sqlite: (client) =>
      client.execute({ sql: "UPDATE counters SET value = ? WHERE name = 'installation'", args: [value] }),
    mongodb: (db) => db.collection('counters').updateOne({ name: 'installation' }, { $set: { value } }),
  })
}
