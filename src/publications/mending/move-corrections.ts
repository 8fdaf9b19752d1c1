import type { Payload } from 'payload'
import { itemCollections } from '../../alliance/item'

type Collection = {
  find: (filter: object) => AsyncIterable<Record<string, unknown>>
  updateOne: (filter: object, update: object) => Promise<unknown>
}
type Model = { collection: Collection }

const move = async ({ collection }: Model, prefix: string): Promise<void> => {
  const old = `${prefix}workflow.correction`
  for await (const document of collection.find({ [`${old}.note`]: { $type: 'string' } })) {
    const holder = (prefix === '' ? document : document.version) as {
      workflow: { correction: { at?: string | null; note: string } }
    }
    const { at, note } = holder.workflow.correction
    await collection.updateOne(
      { _id: document._id },
      {
        $set: { [`${prefix}correction`]: { note }, [`${prefix}workflow.correctedAt`]: at ?? null },
        $unset: { [old]: '' },
      },
    )
  }
}

/**
 * What was put right stood in the workflow, and is a part of the version now. SQLite has a migration for this; MongoDB
 * has none, so it is done at the start, once for each document.
 */
export const moveCorrections = async (payload: Payload): Promise<void> => {
  const { collections, versions } = payload.db as unknown as {
    collections?: Record<string, Model>
    versions?: Record<string, Model>
  }
  for (const slug of Object.keys(itemCollections)) {
    const [main, ofVersions] = [collections?.[slug], versions?.[slug]]
    if (main) await move(main, '')
    if (ofVersions) await move(ofVersions, 'version.')
  }
}
