import { randomUUID } from 'node:crypto'
import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Db } from 'mongodb'
import type { Config } from 'payload'
import { makeWayForUniqueNumbers } from '../audit/open-log-in-mongo'
import { auditOf } from '../plugins/audit/options'
import { announceChange } from '../public/announce-change'
import type { Env } from '../settings/env'
import { logger } from '../settings/logger'
import { isCannotStore } from '../storing/storage-failure'
import { mongoBehind, noteNoTransactions } from './mongo-behind'
import { takeWritingTurn } from './mongo-writing-turn'
import { askForTransactions } from './transactions-of'
import { createTurnQueue, type Turn } from './turn-queue'

/**
 * MongoDB. A replica set or sharded cluster has transactions, and Payload uses them. A lone server has none:
 * there, whoever writes takes turns, so that an approval and an edit at one moment never mix: within this process in a
 * queue, and with commands beside it by a lease. One process of the authoring role may work there
 * (src/database/only-author.ts). The order of the writes (src/plugins/approval/verbs/publish.ts) and the reconciler cover a crash
 * in between.
 */
export const mongodbDatabase = (env: Env): Config['db'] => {
  const adapter = mongooseAdapter({
    url: env.databaseUri,
    ensureIndexes: true,
    // Made after `afterOpenConnection` by `ensureIndexes`, and not beside it.
    connectOptions: { autoIndex: false, serverSelectionTimeoutMS },
    afterOpenConnection: (db) =>
      makeWayForUniqueNumbers(
        mongoBehind(db),
        () => auditOf(db.payload).seals(),
        (sentence) => logger.warn(sentence),
      ),
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
        const begin = db.beginTransaction.bind(db)
        const { transactionOptions } = db
        await connect?.(options)
        if (!env.mongodbBasic && (await askForTransactions(mongoBehind(db)))) {
          // Payload has switched them off where the address names no replica set.
          Object.assign(db, { beginTransaction: begin, transactionOptions })
        } else {
          noteNoTransactions(db)
          takeTurnsToWrite(db, mongoBehind(db))
        }
        announceCommits(db)
      }
      const destroy = db.destroy?.bind(db)
      db.destroy = async () => {
        await destroy?.()
        // Mongoose keeps a connection that was closed for one that may be opened again.
        await db.connection.destroy()
        Object.assign(db, { connection: undefined })
      }
      return db
    },
  }
}

/** How long people wait for a server to be found, in milliseconds: through most elections, and no longer than they would. */
const serverSelectionTimeoutMS = 10_000

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

const takeTurnsToWrite = (db: Turns, mongo: Db): void => {
  const takeTurn = createTurnQueue()
  const holder = randomUUID()
  const turns = new Map<number | string, Turn>()
  let inVain: { at: number; error: unknown } | undefined
  const withinProcesses = async (own: Turn): Promise<Turn> => {
    try {
      const writing = await takeWritingTurn(mongo, holder)
      return { release: () => void writing.release().finally(() => own.release()) }
    } catch (error) {
      // Where nothing can be written, nobody's writing can mix with another's, and people can sign in all the same.
      if (isCannotStore(error)) return own
      inVain = { at: performance.now(), error }
      own.release()
      throw error
    }
  }
  const end = async (id: number | Promise<number | string> | string) => {
    const key = await id
    turns.get(key)?.release()
    turns.delete(key)
  }
  db.beginTransaction = async () => {
    const id = randomUUID()
    const asked = performance.now()
    const own = await takeTurn()
    if (inVain && inVain.at > asked) {
      // Whoever stood in line meanwhile would wait as long for the same.
      own.release()
      throw inVain.error
    }
    turns.set(id, await withinProcesses(own))
    return id
  }
  db.commitTransaction = end
  db.rollbackTransaction = end
}
