import { behindTheBack } from './behind-the-back'

/** Says that a database is a demonstration's, or that it is none, as its first start would have. */
export const markDemonstration = (databaseUri: string, demonstration: boolean): Promise<unknown> => {
  const value = demonstration ? 1 : 0
  return behindTheBack<unknown>(databaseUri, {
    sqlite: (client) =>
      client.execute({ sql: "UPDATE counters SET value = ? WHERE name = 'installation'", args: [value] }),
    mongo: (db) => db.collection('counters').updateOne({ name: 'installation' }, { $set: { value } }),
  })
}
