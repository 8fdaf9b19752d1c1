/**
 * Loaded into a program under test before anything else (`node --import`): lets a test make one statement of its SQLite
 * after the other fail, each with an error that repeats the statement and all that was given to it. Driven over HTTP,
 * at the port FAULTS_PORT of this machine. Of all statements one in FAULTS_OUT_OF can fail.
 */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { isOneIn } from './one-in.mjs'

const { FAULTS_PORT, FAULTS_OUT_OF = '1' } = process.env

if (FAULTS_PORT) {
  const Database = createRequire(import.meta.url)('libsql')
  /** What failed already since the beginning; each fails once. @type {Set<string>} */
  const failed = new Set()
  let armed = false
  /** @type {string | undefined} */
  let fired

  /** @param {string} sql @param {unknown[]} given */
  const failOnce = (sql, given) => {
    if (!armed || /^\s*ROLLBACK/i.test(sql)) return
    // Payload makes names of its own for tables that it joins.
    const statement = sql
      .replace(/\?(?:, ?\?)+/g, '?')
      .replace(/[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12}/g, 'alias')
    if (failed.has(statement) || !isOneIn(Number(FAULTS_OUT_OF), statement)) return
    failed.add(statement)
    armed = false
    fired = statement
    throw new Database.SqliteError(`made to fail: ${sql}, given ${JSON.stringify(given)}`, 'SQLITE_ERROR', 1)
  }

  const memory = new Database(':memory:')
  const ofStatements = Object.getPrototypeOf(memory.prepare('SELECT 1'))
  memory.close()
  const texts = new WeakMap()
  const { prepare } = Database.prototype
  Database.prototype.prepare = function (/** @type {string} */ sql) {
    const statement = prepare.call(this, sql)
    texts.set(statement, sql)
    return statement
  }
  for (const name of ['run', 'get', 'iterate']) {
    const work = ofStatements[name]
    ofStatements[name] = function (/** @type {unknown[]} */ ...given) {
      failOnce(texts.get(this) ?? '', given)
      return work.apply(this, given)
    }
  }

  const server = createServer((request, response) => {
    if (request.url === '/begin') failed.clear()
    if (request.url === '/arm') {
      fired = undefined
      armed = true
    }
    if (request.url === '/disarm') armed = false
    response.setHeader('Connection', 'close')
    response.end(JSON.stringify({ fired: fired ?? null }))
  })
  server.listen(Number(FAULTS_PORT), '127.0.0.1')
  server.unref()
}
