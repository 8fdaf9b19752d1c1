import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Db } from 'mongodb'

/** What others ask of a database adapter on MongoDB; by itself, so that nobody loads its driver who has no MongoDB. */

const withoutTransactions = new WeakSet<object>()

export const noteNoTransactions = (db: object): void => void withoutTransactions.add(db)

/** Payload's database adapter is on a MongoDB that has no transactions. */
export const lacksTransactions = (db: object): boolean => withoutTransactions.has(db)

export const mongoBehind = (db: object): Db => (db as MongooseAdapter).connection.db as unknown as Db
