import type { Config } from 'payload'
import type { Env } from '../settings/env'
import { withoutValues } from '../storing/without-values'

/** The database that `DATABASE_URI` names; env.ts has refused every other scheme by now. The driver of the other is not loaded. */
export const databaseFor = async (env: Env): Promise<Config['db']> =>
  withoutValues(
    env.databaseUri.startsWith('file:')
      ? (await import('./sqlite')).sqliteDatabase(env.databaseUri)
      : (await import('./mongodb')).mongodbDatabase(env),
  )
