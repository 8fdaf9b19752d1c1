import type { Db } from 'mongodb'

/** What a MongoDB server answers to `hello`, as far as it matters here. */
export type Hello = { setName?: unknown; msg?: unknown }

/**
 * Whether transactions can be had: a member of a replica set names its set, and a router of a sharded cluster (mongos)
 * says `isdbgrid` (MongoDB manual, "hello"). An address may name neither, so the server is asked.
 */
export const hasTransactions = ({ setName, msg }: Hello): boolean =>
  (typeof setName === 'string' && setName !== '') || msg === 'isdbgrid'

/** Asks the server. */
export const askForTransactions = async (db: Db): Promise<boolean> =>
  hasTransactions(await db.admin().command({ hello: 1 }))
