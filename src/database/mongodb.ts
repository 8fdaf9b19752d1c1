import { randomUUID } from 'node:crypto'
import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Config } from 'payload'
import { announceChange } from '../publications/announce-change'
import type { Env } from '../server/env'
import { createTurnQueue, type Turn } from './turn-queue'

/**
 * MongoDB. A replica set or sharded cluster has transactions, and Payload uses them. A lone server has none:
 * there, whoever writes takes turns within this process, so that an approval and an edit at one moment never
 * mix; the order of the writes (src/workflow/publish.ts) and the reconciler cover a crash in between.
 */
export const mongodbDatabase = (env: Env): Config['db'] => {
  const adapter = mongooseAdapter({
    url: env.databaseUri,
    ensureIndexes: true,
    ...(env.mongodbBasic && {
      useJoinAggregations: false,
      usePipelineInSortLookup: false,
      transactionOptions: false as const,
    }),
  })
  return {
    ...adapter,
    init(args) {
      const db = adapter.init(args) as unknown as MongooseAdapter
      const connect = db.connect?.bind(db)
      db.connect = async (options) => {
        await connect?.(options)
        if (!db.connection.getClient().options.replicaSet) takeTurnsToWrite(db)
        announceCommits(db)
      }
      return db
    },
  }
}

type Turns = {
  beginTransaction: (options?: never) => Promise<null | number | string>
  commitTransaction: (id: number | Promise<number | string> | string) => Promise<void>
  rollbackTransaction: (id: number | Promise<number | string> | string) => Promise<void>
}

/** Without transactions whatever was written before a rollback stays, so that is told, too. */
const announceCommits = (db: Turns): void => {
  for (const name of ['commitTransaction', 'rollbackTransaction'] as const) {
    const end = db[name].bind(db)
    db[name] = async (id) => {
      await end(id)
      announceChange()
    }
  }
}

const takeTurnsToWrite = (db: Turns): void => {
  const takeTurn = createTurnQueue()
  const turns = new Map<number | string, Turn>()
  const end = async (id: number | Promise<number | string> | string) => {
    const key = await id
    turns.get(key)?.release()
    turns.delete(key)
  }
  db.beginTransaction = async () => {
    const id = randomUUID()
    turns.set(id, await takeTurn())
    return id
  }
  db.commitTransaction = end
  db.rollbackTransaction = end
}
