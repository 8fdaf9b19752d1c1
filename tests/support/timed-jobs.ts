import { behindTheBack } from './behind-the-back'

/**
 * As if the time had come for everything that is to go live or to come down: what takes long to prepare must not be
 * overtaken by the clock. @returns how many jobs
 */
export const letTimesCome = (databaseUri: string): Promise<number> =>
  behindTheBack(databaseUri, {
    sqlite: async (client) =>
      (
        await client.execute({
          sql: `UPDATE payload_jobs SET wait_until = ? WHERE task_slug <> 'send-mail'`,
          args: [new Date().toISOString()],
        })
      ).rowsAffected,
    mongo: async (db) =>
      (
        await db
          .collection('payload-jobs')
          .updateMany({ taskSlug: { $ne: 'send-mail' } }, { $set: { waitUntil: new Date() } })
      ).modifiedCount,
  })
