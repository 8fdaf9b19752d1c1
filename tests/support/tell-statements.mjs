/** Loaded into a program before all else (`--import`): writes each statement to SQLite, as a line of JSON, to STATEMENTS_FILE. */
import { appendFileSync } from 'node:fs'
import { Sqlite3Client } from '@libsql/client/sqlite3'

const file = process.env.STATEMENTS_FILE ?? ''
const { execute } = Sqlite3Client.prototype

Sqlite3Client.prototype.execute = function (statement) {
  const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement
  appendFileSync(file, `${JSON.stringify({ sql, args })}\n`)
  return execute.call(this, statement)
}
