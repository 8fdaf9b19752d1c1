import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import type { TestProject } from 'vitest/node'
import { withDatabase } from './mongo-address'
import type { MongoAdapterOptions, MongoServer } from './mongo-server'
import { startMongoServer } from './mongo-server'
import { quickFolder } from './quick-folder'

/** What the tests are told about the MongoDB server of this run. */
export type ProvidedMongo =
  | {
      /** Address without a meaningful database: `withDatabase` gives each test its own. */
      address: string
      supportsTransactions: boolean
      adapterOptions: MongoAdapterOptions
    }
  | { unavailable: string }

declare module 'vitest' {
  export interface ProvidedContext {
    mongo: ProvidedMongo
    /** Begins the name of each database of this run, so that runs side by side never meet. */
    databasePrefix: string
    /** A folder for this run's SQLite files, removed at the end. */
    databaseFolder: string
  }
}

/** Only what this run has made: the server may be one that is shared, and outlives the run. */
const dropDatabases = async (server: MongoServer, prefix: string): Promise<void> => {
  const client = new MongoClient(server.uri('admin'), { serverSelectionTimeoutMS: 10_000 })
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
    for (const { name } of databases) if (name.startsWith(prefix)) await client.db(name).dropDatabase()
  } finally {
    await client.close()
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Starts what all test files share, once in a run. Returns how to end it. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(path.join(quickFolder(), 'kpsa-databases-'))
  const prefix = `kpsa-test-${process.pid.toString(36)}${Date.now().toString(36)}-`
  project.provide('databaseFolder', folder)
  project.provide('databasePrefix', prefix)

  let server: MongoServer | undefined
  try {
    server = await startMongoServer()
    const { supportsTransactions, adapterOptions } = server
    project.provide('mongo', {
      address: withDatabase(server.uri('test'), 'test'),
      supportsTransactions,
      adapterOptions,
    })
    say(`MongoDB for these tests: ${server.description}.`)
  } catch (error) {
    // The other tests still run; those that need MongoDB each fail and say why.
    const unavailable = error instanceof Error ? error.message : String(error)
    project.provide('mongo', { unavailable })
    say(`No MongoDB for these tests, so those that need one will fail. ${unavailable}`)
  }

  return async () => {
    if (server && process.env.MONGODB_URI) await dropDatabases(server, prefix)
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export default setup
