import { MongoClient, ObjectId } from 'mongodb'
import { announceChange } from '../../src/public/announce-change'
import { siteChanged, type PublishedFixture, type StoredPublication } from './published-fixture'

const stored = (row: StoredPublication) => ({ ...row, publishedAt: row.document?.publishedAt ?? null })

/** Documents as Payload's MongoDB adapter writes them from the collections. */
export const mongoFixture = async (uri: string): Promise<PublishedFixture> => {
  const client = new MongoClient(uri)
  const db = client.db()
  const moveState = async () => {
    await db
      .collection('counters')
      .updateOne({ name: 'publications' }, { $inc: { value: 1 } }, { upsert: true })
    announceChange()
  }
  return {
    async add(...rows) {
      await db.collection('publications').insertMany(rows.map(stored))
      await moveState()
    },
    async put(row) {
      const { site, kind, itemId, language } = row
      await db.collection('publications').deleteMany({ site, kind, itemId, language })
      await db.collection('publications').insertOne(stored(row))
      await moveState()
    },
    async addSite(site, domains = []) {
      const { slug, kind, name } = site
      await db
        .collection('sites')
        .insertOne({ slug, kind, name, domains, document: site, updatedAt: new Date(siteChanged) })
      await moveState()
    },
    async addFile(file, contentType) {
      await db.collection('public-files').insertOne({ file, publication: 'any', contentType })
    },
    async removeFile(file) {
      await db.collection('public-files').deleteMany({ file })
    },
    async addClient({ id, name, school, enabled, keys }) {
      await db
        .collection('site-clients')
        .insertOne({ _id: new ObjectId(id), name, school: new ObjectId(school), enabled, keys })
    },
    async lastUse(clientId) {
      const found = await db.collection('site-clients').findOne({ _id: new ObjectId(clientId) })
      const at: unknown = found?.lastUsedAt
      return at instanceof Date ? at.toISOString() : null
    },
    close: () => client.close(),
  }
}
