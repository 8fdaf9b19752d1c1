import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'
import type { ProvidedMongo } from './global-setup'
import { withDatabase } from './mongo-address'
import type { MongoAdapterOptions } from './mongo-server'

export type DatabaseUnderTest = {
  name: 'SQLite' | 'MongoDB'
  /** Address of a new, empty database; another one at each call. */
  uri: () => string
  /** What the program's environment needs besides DATABASE_URI. */
  environment: Record<string, string>
  supportsTransactions: boolean
  adapterOptions: MongoAdapterOptions
}

const newName = () => randomBytes(6).toString('hex')

const sqlite = (): DatabaseUnderTest => ({
  name: 'SQLite',
  uri: () => {
    const folder = inject('databaseFolder') ?? mkdtempSync(path.join(tmpdir(), 'kpsa-databases-'))
    return `file:${path.join(folder, `${newName()}.db`)}`
  },
  environment: {},
  supportsTransactions: true,
  adapterOptions: { useJoinAggregations: true, usePipelineInSortLookup: true },
})

const absent: ProvidedMongo = { unavailable: 'MongoDB is started for the tests of the project "http" only.' }

const mongodb = (): DatabaseUnderTest => {
  const mongo = inject('mongo') ?? absent
  return {
    name: 'MongoDB',
    uri: () => {
      if ('unavailable' in mongo) throw new Error(mongo.unavailable)
      return withDatabase(mongo.address, `${inject('databasePrefix')}${newName()}`)
    },
    environment: mongoEnvironment(),
    supportsTransactions: 'supportsTransactions' in mongo && mongo.supportsTransactions,
    adapterOptions:
      'adapterOptions' in mongo
        ? mongo.adapterOptions
        : { useJoinAggregations: false, usePipelineInSortLookup: false },
  }
}

/** The program is told when its MongoDB is the stand-in that knows the basic commands only. */
export const mongoEnvironment = (): Record<string, string> => {
  const mongo = inject('mongo') ?? absent
  const isBasic = 'adapterOptions' in mongo && !mongo.adapterOptions.useJoinAggregations
  return isBasic ? { MONGODB_COMPATIBILITY: 'basic' } : {}
}

/** Both databases, for `describe.each(databasesUnderTest())('… on $name', ({ uri }) => …)`. */
export const databasesUnderTest = (): DatabaseUnderTest[] => [sqlite(), mongodb()]
