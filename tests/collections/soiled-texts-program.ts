import { getPayload, createLocalReq, type Payload, type PayloadRequest } from 'payload'
import config from '../../payload.config'
import { actingFor } from '../../src/transaction/system-actor'
import { sealOf } from '../../src/plugins/approval/versions/version-hash'

/**
 * Leaves behind what an earlier program would have, which cleaned nothing: in pictures, letters, their versions, names'
 * seals and publications, each `word` becomes what was pasted.
 */
const { word, pasted } = JSON.parse(process.argv[2] ?? '{}') as { word: string; pasted: string }

type Document = { id: string; workflow?: object } & Record<string, unknown>

const soiled = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll(word, JSON.stringify(pasted).slice(1, -1))) as Value

const soilAll = async (payload: Payload, req: PayloadRequest): Promise<void> => {
  const all = { limit: 0, pagination: false, req: {} } as const
  for (const doc of (await payload.db.find<Document>({ collection: 'media', ...all })).docs)
    await payload.db.updateOne({ collection: 'media', id: doc.id, data: soiled(doc), req: {} })
  const sealed = async (doc: Document): Promise<Document> => {
    const old = soiled(doc)
    return { ...old, workflow: { ...doc.workflow, seal: await sealOf(req, 'letters', old) } }
  }
  for (const doc of (await payload.db.find<Document>({ collection: 'letters', ...all })).docs)
    await payload.db.updateOne({ collection: 'letters', id: doc.id, data: await sealed(doc), req: {} })
  for (const { id, ...row } of (await payload.db.findVersions<Document>({ collection: 'letters', ...all }))
    .docs) {
    const versionData = { ...row, version: await sealed(row.version) } as never
    await payload.db.updateVersion({ collection: 'letters', id, versionData, req: {} })
  }
  for (const { id, ...row } of (await payload.db.find<Document>({ collection: 'publications', ...all })).docs)
    await payload.db.updateOne({ collection: 'publications', id, data: soiled(row), req: {} })
  await payload.db.deleteMany({ collection: 'counters', where: { name: { equals: 'texts-clean' } }, req: {} })
}

const payload = await getPayload({ config })
await soilAll(payload, await createLocalReq({ context: actingFor('a test') }, payload))
await payload.destroy()
process.exit(0)
