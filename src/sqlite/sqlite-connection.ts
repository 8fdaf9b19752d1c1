import type { Client } from '@libsql/client'
import { Sqlite3Client } from '@libsql/client/sqlite3'
import Database from 'libsql'
import { LRUCache } from 'lru-cache'

/** Statements that a connection keeps. Payload asks with some two hundred for a day's work on one item. */
const mostStatements = 300

/** What leaves a prepared statement as good as it was; anything else may change tables or settings. */
const changesRowsAlone = /^\s*(?:select|with|insert|update|delete|begin|commit|rollback)\b/i

const withinQuotes = /"[^"]*"|'[^']*'|`[^`]*`/g
const innermostBrackets = /\([^()]*\)/g

/**
 * Whether a statement answers with `*`: it would go by the columns that a table had when it was prepared. What is asked
 * within brackets, as Payload asks for the rows of a document, is read anew.
 */
const answersAllColumns = (sql: string): boolean => {
  let outside = sql.replace(withinQuotes, '')
  let before: string
  do {
    before = outside
    outside = before.replace(innermostBrackets, '')
  } while (outside !== before)
  return outside.includes('*')
}

type Statement = Database.Statement

const noRows = new TypeError('The statement answers with no rows.')

/** What libsql's client learns from: whether a statement answers with rows. */
const refuseRows = (): never => {
  throw noRows
}

/** The statement with its columns asked for once. After an error it is not used again: libsql may leave it half run. */
const kept = (statement: Statement, forget: () => void): Statement => {
  const orForget =
    <Result>(work: (...values: unknown[]) => Result) =>
    (...values: unknown[]): Result => {
      try {
        return work(...values)
      } catch (error) {
        forget()
        throw error
      }
    }
  const columns = statement.reader ? statement.columns() : []
  return Object.assign(statement, {
    run: orForget(statement.run.bind(statement)),
    all: orForget(statement.all.bind(statement)),
    columns: () => columns,
    ...(statement.reader ? {} : { raw: refuseRows }),
  })
}

/**
 * A database that prepares a statement once: preparing takes SQLite several times as long as running it, and libsql's
 * client prepares each anew.
 */
class KeepingDatabase extends Database {
  private readonly statements = new LRUCache<string, Statement>({ max: mostStatements })

  override prepare<Values extends unknown[] | object = unknown[]>(sql: string): Database.Statement<Values> {
    return this.once(sql) as Database.Statement<Values>
  }

  private once(sql: string): Statement {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = super.prepare(sql)
    if (!changesRowsAlone.test(sql)) {
      this.statements.clear()
      return statement
    }
    if (answersAllColumns(sql)) return statement
    const keeping = kept(statement, () => this.statements.delete(sql))
    this.statements.set(sql, keeping)
    return keeping
  }

  override exec(sql: string): this {
    this.statements.clear()
    return super.exec(sql)
  }

  override close(): this {
    this.statements.clear()
    return super.close()
  }
}

/**
 * A connection to a SQLite file, made where there is none. Close it where a statement met SQLITE_BUSY.
 *
 * @param file its path
 * @throws LibsqlError where it cannot be opened
 */
export const openSqlite = async (file: string): Promise<Client> => {
  const options = {}
  const client = new Sqlite3Client(file, options, new KeepingDatabase(file, options), 'number')
  await client.execute('SELECT 1')
  return client
}
