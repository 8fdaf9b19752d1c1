import {
  createClient,
  type Client,
  type InStatement,
  type ResultSet,
  type Transaction,
  type TransactionMode,
} from '@libsql/client'
import { createTurnQueue } from './turn-queue'

/**
 * SQLite allows one writer. libsql's own client opens a second connection for each transaction, without its
 * busy timeout, and parallel writers then fail with SQLITE_BUSY. This client keeps one connection for writing
 * and one for reading: whoever writes waits in a queue, whoever reads never waits.
 *
 * A statement outside a transaction that isn't plainly a read counts as a write.
 */
const isRead = (statement: InStatement): boolean =>
  /^\s*(select|explain)\b/i.test(typeof statement === 'string' ? statement : statement.sql)

/** How long SQLite waits for another process (a command beside the server), in milliseconds. */
const busyTimeoutMs = 10_000

export type SingleWriterClient = Client & {
  /** The failure of the newest COMMIT, once; Payload's adapter swallows it. */
  takeCommitFailure(): Error | undefined
}

/** @param url `file:` and a path. Opens the file, in write-ahead mode, synced at every commit. */
export const createSingleWriterClient = async (url: string): Promise<SingleWriterClient> => {
  const writer = createClient({ url })
  await writer.execute(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  await writer.execute('PRAGMA journal_mode = WAL')
  await writer.execute('PRAGMA synchronous = FULL')
  const reader = createClient({ url })
  await reader.execute(`PRAGMA busy_timeout = ${busyTimeoutMs}`)

  const takeTurn = createTurnQueue()
  let commitFailure: Error | undefined
  let closed = false

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const turn = await takeTurn()
    try {
      return await work()
    } finally {
      turn.release()
    }
  }

  const transaction = async (): Promise<Transaction> => {
    const turn = await takeTurn()
    try {
      await writer.execute('BEGIN IMMEDIATE')
    } catch (error) {
      turn.release()
      throw error
    }
    let open = true
    const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
      if (!open) return
      open = false
      try {
        await writer.execute(statement)
      } catch (error) {
        if (statement === 'COMMIT') {
          commitFailure = error as Error
          await writer.execute('ROLLBACK').catch(() => undefined)
        }
        throw error
      } finally {
        turn.release()
      }
    }
    const checkOpen = () => {
      if (!open) throw new Error('the transaction has ended')
    }
    return {
      async execute(statement) {
        checkOpen()
        return writer.execute(statement)
      },
      async batch(statements) {
        checkOpen()
        const results: ResultSet[] = []
        for (const statement of statements) results.push(await writer.execute(statement))
        return results
      },
      async executeMultiple(sql) {
        checkOpen()
        return writer.executeMultiple(sql)
      },
      commit: () => end('COMMIT'),
      rollback: () => end('ROLLBACK'),
      close: () => void end('ROLLBACK').catch(() => undefined),
      get closed() {
        return !open
      },
    }
  }

  // A call inside an open transaction must come through that transaction: from here it would wait for itself.
  return {
    protocol: 'file',
    get closed() {
      return closed
    },
    execute: ((statement: InStatement) =>
      isRead(statement)
        ? reader.execute(statement)
        : inTurn(() => writer.execute(statement))) as Client['execute'],
    batch: (statements: InStatement[], mode?: TransactionMode) =>
      inTurn(() => writer.batch(statements, mode)),
    migrate: (statements: InStatement[]) => inTurn(() => writer.migrate(statements)),
    executeMultiple: (sql: string) => inTurn(() => writer.executeMultiple(sql)),
    transaction,
    sync: () => writer.sync(),
    close() {
      closed = true
      reader.close()
      writer.close()
    },
    takeCommitFailure() {
      const failure = commitFailure
      commitFailure = undefined
      return failure
    },
  } as SingleWriterClient
}
