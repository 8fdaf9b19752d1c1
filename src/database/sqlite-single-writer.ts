import type { Client, InStatement, ResultSet, Transaction, TransactionMode } from '@libsql/client'
import { openSqlite } from '../sqlite/sqlite-connection'
import { isCannotStore } from '../storing/storage-failure'
import { createTurnQueue } from './turn-queue'
import { PlainError } from '../problems/plain-error'
import { systemCode } from '../problems/system-error'

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
const defaultBusyTimeoutMs = 10_000

export type SingleWriterClient = Client & {
  /** The failure of the newest COMMIT, once; Payload's adapter swallows it. */
  takeCommitFailure(): Error | undefined
}

const open = async (file: string, busyTimeoutMs: number): Promise<Client> => {
  const client = await openSqlite(file)
  await client.execute(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  await client.execute('PRAGMA journal_mode = WAL')
  await client.execute('PRAGMA synchronous = FULL')
  return client
}

const isBusy = (error: unknown): boolean => systemCode(error)?.startsWith('SQLITE_BUSY') === true

/** @param file its path. Opens the file, in write-ahead mode, synced at every commit. */
export const createSingleWriterClient = async (
  file: string,
  busyTimeoutMs = defaultBusyTimeoutMs,
): Promise<SingleWriterClient> => {
  let writer = await open(file, busyTimeoutMs)
  const reader = await open(file, busyTimeoutMs)

  const takeTurn = createTurnQueue()
  let commitFailure: Error | undefined
  let closed = false

  /**
   * libsql 0.4 never resets a statement that met SQLITE_BUSY: what the connection writes later is reported as
   * written and is not. So such a connection is given up.
   */
  const write = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    try {
      return await work(writer)
    } catch (error) {
      if (isBusy(error)) {
        writer.close()
        writer = await open(file, busyTimeoutMs)
      }
      throw error
    }
  }

  const inTurn = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const turn = await takeTurn()
    try {
      return await write(work)
    } finally {
      turn.release()
    }
  }

  const transaction = async (): Promise<Transaction> => {
    const turn = await takeTurn()
    try {
      await write((client) => client.execute('BEGIN IMMEDIATE'))
    } catch (error) {
      turn.release()
      throw error
    }
    let open = true
    let ending = false
    let failure: unknown
    /**
     * Where there is no room, SQLite itself ends the transaction, and what came after would be stored by itself. So
     * such a transaction takes nothing more, and its COMMIT fails as the statement did.
     */
    const within = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
      if (!open) throw new PlainError('the transaction has ended')
      if (failure !== undefined) throw failure as Error
      try {
        return await write(work)
      } catch (error) {
        if (isCannotStore(error)) {
          failure = error
          await writer.execute('ROLLBACK').catch(() => undefined)
        }
        throw error
      }
    }
    const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
      if (ending) return
      ending = true
      try {
        if (failure && statement === 'ROLLBACK') return
        await within((client) => client.execute(statement))
      } catch (error) {
        if (statement === 'COMMIT') {
          commitFailure = error as Error
          await writer.execute('ROLLBACK').catch(() => undefined)
        }
        throw error
      } finally {
        open = false
        turn.release()
      }
    }
    return {
      execute: (statement) => within((client) => client.execute(statement)),
      async batch(statements) {
        const results: ResultSet[] = []
        for (const statement of statements) results.push(await within((client) => client.execute(statement)))
        return results
      },
      executeMultiple: (sql) => within((client) => client.executeMultiple(sql)),
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
    execute: (statement: InStatement) =>
      isRead(statement) ? reader.execute(statement) : inTurn((client) => client.execute(statement)),
    batch: (statements: InStatement[], mode?: TransactionMode) =>
      inTurn((client) => client.batch(statements, mode)),
    migrate: (statements: InStatement[]) => inTurn((client) => client.migrate(statements)),
    executeMultiple: (sql: string) => inTurn((client) => client.executeMultiple(sql)),
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
  }
}
