import { randomUUID } from 'node:crypto'
import { createClient } from '@libsql/client'
import { MongoClient, ObjectId } from 'mongodb'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import type { RunningSystem } from './running-system'

/** Notes that somebody is editing a letter, as Payload's admin does: past the REST API. Returns the lock's id. */
export const lockInDatabase = async (
  { databaseUri }: RunningSystem,
  letter: string,
  user: string,
): Promise<string> => {
  const now = new Date()
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    const { insertedId } = await client
      .db()
      .collection('payload-locked-documents')
      .insertOne({
        document: { relationTo: 'letters', value: new ObjectId(letter) },
        user: { relationTo: 'users', value: new ObjectId(user) },
        createdAt: now,
        updatedAt: now,
      })
    await client.close()
    return insertedId.toHexString()
  }
  const id = randomUUID()
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  const at = now.toISOString()
  await client.execute('PRAGMA busy_timeout = 5000')
  await client.execute({
    sql: 'INSERT INTO payload_locked_documents (id, updated_at, created_at) VALUES (?, ?, ?)',
    args: [id, at, at],
  })
  const relation =
    'INSERT INTO payload_locked_documents_rels (parent_id, path, letters_id, users_id) VALUES (?, ?, ?, ?)'
  await client.execute({ sql: relation, args: [id, 'document', letter, null] })
  await client.execute({ sql: relation, args: [id, 'user', null, user] })
  client.close()
  return id
}
