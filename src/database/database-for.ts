import type { Config } from 'payload'
import type { Env } from '../settings/env'
import { withoutValues } from '../storing/without-values'
import { mongodbDatabase } from './mongodb'
import { sqliteDatabase } from './sqlite'

/** The database that `DATABASE_URI` names; env.ts has refused every other scheme by now. */
export const databaseFor = (env: Env): Config['db'] =>
  withoutValues(env.databaseUri.startsWith('file:') ? sqliteDatabase(env.databaseUri) : mongodbDatabase(env))
