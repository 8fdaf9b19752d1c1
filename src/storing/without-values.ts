import type { BaseDatabaseAdapter, Config } from 'payload'
import { takeOutValues } from './take-out-values'

const names = [
  'beginTransaction',
  'commitTransaction',
  'count',
  'countGlobalVersions',
  'countVersions',
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'find',
  'findDistinct',
  'findGlobal',
  'findGlobalVersions',
  'findOne',
  'findVersions',
  'queryDrafts',
  'rollbackTransaction',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const satisfies (keyof BaseDatabaseAdapter)[]

type Operation = (...args: unknown[]) => unknown

/** A database adapter like the one given, whose errors hold no statements and no values, whoever logs them. */
export const withoutValues = (adapter: Config['db']): Config['db'] => ({
  ...adapter,
  init(args) {
    const db = adapter.init(args)
    const operations = db as unknown as Record<string, Operation | undefined>
    for (const name of names) {
      const operation = operations[name]?.bind(db)
      if (!operation) continue
      operations[name] = async (...given) => {
        try {
          return await operation(...given)
        } catch (error) {
          takeOutValues(error)
          throw error
        }
      }
    }
    return db
  },
})
