import { MongoClient, type Db } from 'mongodb'
import { fromCounters, type DatabaseFacts } from './installation'

const ofSomebody = ['users', 'schools', 'media', 'publications']

/** How long a server is looked for, in milliseconds. */
const serverSelectionTimeoutMS = 10_000

const read = async (db: Db): Promise<DatabaseFacts> => {
  const counters = db.collection<{ name: string; value: number; hash?: string | null }>('counters')
  const [found, migrations, media, ...filled] = await Promise.all([
    counters.find({ name: { $in: ['installation', 'demonstration'] } }).toArray(),
    db.collection<{ name: string }>('payload-migrations').find().toArray(),
    db.collection<{ filename?: string }>('media').find().sort({ createdAt: -1 }).limit(5).toArray(),
    ...ofSomebody.map((name) => db.collection(name).findOne({}, { projection: { _id: 1 } })),
  ])
  return {
    ...fromCounters(found),
    used: filled.some((one) => one !== null),
    migrations: migrations.map(({ name }) => name),
    files: media.flatMap(({ filename }) => filename ?? []),
  }
}

/** Looks into a MongoDB without changing it. @throws where no server answers */
export const mongoFacts = async (uri: string): Promise<DatabaseFacts> => {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS })
  try {
    return await read(client.db())
  } finally {
    await client.close()
  }
}
