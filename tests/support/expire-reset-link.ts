import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import type { RunningSystem } from './running-system'

/** Lets the time run out of somebody's link for a new password, which otherwise takes an hour. */
export const expireResetLink = async ({ databaseUri }: RunningSystem, email: string): Promise<void> => {
  const past = new Date(Date.now() - 1_000)
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    const { modifiedCount } = await client
      .db()
      .collection('users')
      .updateOne({ email }, { $set: { resetPasswordExpiration: past } })
    await client.close()
    if (modifiedCount !== 1) throw new Error(`There is no ${email}.`)
    return
  }
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  const { rowsAffected } = await client.execute({
    sql: 'UPDATE users SET reset_password_expiration = ? WHERE email = ?',
    args: [past.toISOString(), email],
  })
  client.close()
  if (rowsAffected !== 1) throw new Error(`There is no ${email}.`)
}
