import type { MongoMemoryReplSet } from 'mongodb-memory-server-core'
import { commandOnPath } from './command-on-path'

export type RunningServer = { address: string; stop: () => Promise<void> }

/** A look-up must never turn into a download of 70 MB, nor into waiting for a network that isn't there. */
const memoryServer = async () => {
  process.env.MONGOMS_RUNTIME_DOWNLOAD = 'false'
  return import('mongodb-memory-server-core')
}

/** Path of a mongod that is on this machine already: MONGOMS_SYSTEM_BINARY, the PATH, or an earlier download. */
export const findMongod = async (): Promise<string | undefined> => {
  const named = process.env.MONGOMS_SYSTEM_BINARY ?? commandOnPath('mongod')
  if (named) return named
  try {
    const { DryMongoBinary } = await memoryServer()
    return await DryMongoBinary.locateBinary({ version: '' })
  } catch {
    // On a system that mongodb-memory-server doesn't know there is no earlier download either.
    return undefined
  }
}

/** Starts it as a replica set of one, without which MongoDB has no transactions. */
export const startMongod = async (mongod: string): Promise<RunningServer> => {
  const { MongoMemoryReplSet: ReplicaSet } = await memoryServer()
  const server: MongoMemoryReplSet = await ReplicaSet.create({
    binary: { systemBinary: mongod },
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  })
  return {
    address: server.getUri(),
    stop: async () => {
      await server.stop()
    },
  }
}
