import { pathToFileURL } from 'node:url'
import { inRepository } from '../../scripts/repository'
import type { DatabaseUnderTest } from './database-under-test'
import { freePort } from './free-port'
import { startMongoProxy } from './mongo-proxy'

/** Makes the statements of a running program fail, one after the other. */
export type StatementFaults = {
  /** The settings of the program, its database included. */
  databaseUri: string
  env: Record<string, string>
  /** From here on, each statement can fail once more. */
  begin: () => Promise<void>
  /** The next statement that has not failed since the beginning fails. */
  arm: () => Promise<void>
  /** Nothing fails any more. @returns what failed since it was armed */
  disarm: () => Promise<string | undefined>
  stop: () => Promise<void>
}

/**
 * On SQLite by a module that is loaded into the program; on MongoDB by a proxy that answers in place of the server.
 * The errors repeat what they were given, as databases do at their worst.
 *
 * @param outOf of all statements one in so many can fail
 */
export const statementFaults = async (
  database: DatabaseUnderTest,
  databaseUri: string,
  outOf = 1,
): Promise<StatementFaults> => {
  if (database.name === 'MongoDB') {
    const proxy = await startMongoProxy(databaseUri, outOf)
    return {
      databaseUri: proxy.through(databaseUri),
      env: {},
      begin: () => Promise.resolve(proxy.faults.begin()),
      arm: () => Promise.resolve(proxy.faults.arm()),
      disarm: () => Promise.resolve(proxy.faults.disarm()),
      stop: proxy.stop,
    }
  }
  const port = await freePort()
  const tell = async (what: string): Promise<string | undefined> => {
    const answer = await fetch(`http://127.0.0.1:${port}/${what}`)
    return ((await answer.json()) as { fired: string | null }).fired ?? undefined
  }
  const program = pathToFileURL(inRepository('tests', 'support', 'fail-statements.mjs'))
  return {
    databaseUri,
    env: {
      NODE_OPTIONS: `--import ${program.href}`,
      FAULTS_PORT: String(port),
      FAULTS_OUT_OF: String(outOf),
    },
    begin: async () => void (await tell('begin')),
    arm: async () => void (await tell('arm')),
    disarm: () => tell('disarm'),
    stop: () => Promise.resolve(),
  }
}
