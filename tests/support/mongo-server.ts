import { MongoClient } from 'mongodb'
import { findMongod, startMongod } from './mongo-binary'
import { startJavaServer } from './mongo-java-server'
import { withDatabase } from './mongo-address'

/** What a MongoDB server can do, as options of Payload's MongoDB adapter. */
export type MongoAdapterOptions = { useJoinAggregations: boolean; usePipelineInSortLookup: boolean }

export type MongoServer = {
  /** Address of a database of that name on this server. */
  uri: (databaseName: string) => string
  /** Which server this is, and what it cannot show, for people. */
  description: string
  supportsTransactions: boolean
  adapterOptions: MongoAdapterOptions
  stop: () => Promise<void>
}

/** Starting such a server; `undefined` from `findMongoServer` means that this kind is not to be had here. */
type Start = () => Promise<MongoServer>

const everything: MongoAdapterOptions = { useJoinAggregations: true, usePipelineInSortLookup: true }
const basics: MongoAdapterOptions = { useJoinAggregations: false, usePipelineInSortLookup: false }

/** Transactions need a replica set or a sharded cluster; both say so in their answer to `hello`. */
const canDoTransactions = async (uri: string): Promise<boolean> => {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 })
  try {
    const hello = await client.db('admin').command({ hello: 1 })
    return typeof hello.setName === 'string' || hello.msg === 'isdbgrid'
  } finally {
    await client.close()
  }
}

const given =
  (address: string): Start =>
  async () => {
    const supportsTransactions = await canDoTransactions(address)
    const isBasic = process.env.MONGODB_COMPATIBILITY === 'basic'
    return {
      uri: (databaseName) => withDatabase(address, databaseName),
      description: supportsTransactions
        ? 'the MongoDB of MONGODB_URI (with transactions)'
        : 'the MongoDB of MONGODB_URI (no replica set: it cannot show transactions)',
      supportsTransactions,
      adapterOptions: isBasic ? basics : everything,
      stop: async () => undefined,
    }
  }

const binary =
  (mongod: string): Start =>
  async () => {
    const server = await startMongod(mongod)
    return {
      uri: (databaseName) => withDatabase(server.address, databaseName),
      description: 'a real mongod as a replica set of one, through mongodb-memory-server (with transactions)',
      supportsTransactions: true,
      adapterOptions: everything,
      stop: server.stop,
    }
  }

const standIn: Start = async () => {
  const server = await startJavaServer()
  return {
    uri: (databaseName) => withDatabase(server.address, databaseName),
    description:
      'mongo-java-server, in memory: it cannot show transactions or the pipeline form of $lookup; ' +
      'for those, set MONGODB_URI to a replica set',
    supportsTransactions: false,
    adapterOptions: basics,
    stop: server.stop,
  }
}

/**
 * A MongoDB server for tests: the one that MONGODB_URI names; else a mongod that is on this machine; else
 * mongo-java-server, fetched once by Maven into .cache. No mongod is ever downloaded.
 *
 * @throws with a sentence that says what to install, where none of them can be had
 */
export const startMongoServer = async (): Promise<MongoServer> => {
  const address = process.env.MONGODB_URI
  if (address) return given(address)()
  const mongod = await findMongod()
  return mongod ? binary(mongod)() : standIn()
}
