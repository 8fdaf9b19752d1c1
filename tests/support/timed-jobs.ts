import { expect } from 'vitest'
import type { ApiClient } from './api-client'
import { behindTheBack } from './behind-the-back'
import { bodyOf } from './items-over-rest'

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

/** Waits until no job is due and none is under way: whatever was to be sent or done by now is. */
export const jobsAreDone = (visitor: ApiClient): Promise<void> =>
  expect
    .poll(async () => bodyOf(await visitor.get<string>('/metrics')).match(/^kpsa_jobs.*$/gm), {
      timeout: 60_000,
      interval: 250,
    })
    .toEqual(expect.arrayContaining(['kpsa_jobs{state="due"} 0', 'kpsa_jobs{state="running"} 0']))
