import { isDeepStrictEqual } from 'node:util'
import type { CollectionSlug, FlattenedField, Payload, PayloadRequest } from 'payload'
import { requestsInTurn } from '../../access/requests-in-turn'
import { approvedCollections, type ApprovedCollection } from '../../alliance/item'
import { cleanValues } from '../../content/clean-values'
import { plainContent, type Content } from '../../content/plain-content'
import { cleanLines } from '../../content/clean-text'
import { asSlug, type Item } from '../../plugins/approval/item'
import { collectionConfig } from '../../plugins/approval/versions/stored-collection'
import { inTransaction } from '../../transaction/in-transaction'
import { sealOver } from '../../plugins/approval/versions/version-hash'
import { formShown } from '../forms/form-of'
import type { ItemForm, TranslationForm } from '../forms/item-form'
import { rowsWhere, type Row } from '../published-neighbours'
import { storeRow } from '../store-row'

/** The counter that says that everything saved before texts were cleaned has been looked through. */
const marker = 'texts-clean'

const batch = 200

/** What people write and nobody approves; some of it is shown with what was approved. */
const plainCollections = [
  'media',
  'schools',
  'lppa-frameworks',
  'users',
  'site-clients',
  'sign-offs',
] as const

type Document = Content & { id: string | number }
type Version = { id: string | number; version: Item }
/** A document, or one of its versions, with how it is written back. */
type Stored = { content: Item; write: (content: Item) => Promise<void> }

const fieldsOf = (payload: Payload, collection: string): readonly FlattenedField[] =>
  collectionConfig(payload, collection).flattenedFields

/** The top-level values that come out otherwise; none where the document is clean. */
const changesIn = (fields: readonly FlattenedField[], document: Content): Content => {
  const cleaned = cleanValues(fields, document)
  return Object.fromEntries(
    Object.entries(cleaned).filter(([name, value]) => !isDeepStrictEqual(value, document[name])),
  )
}

const isDirty = (fields: readonly FlattenedField[], document: Content): boolean =>
  Object.keys(changesIn(fields, document)).length > 0

const pagesOf = async function* <Found>(
  read: (page: number) => Promise<{ docs: Found[] }>,
): AsyncGenerator<Found[]> {
  for (let page = 1; ; page += 1) {
    const { docs } = await read(page)
    yield docs
    if (docs.length < batch) return
  }
}

type Reading = { req: PayloadRequest; page: number }
const options = ({ req, page }: Reading) =>
  ({ limit: batch, page, sort: 'createdAt', req: { transactionID: req.transactionID } }) as const

/** All documents of a collection that are not clean. */
const documentsIn = async (
  newRequest: () => Promise<PayloadRequest>,
  payload: Payload,
  collection: string,
): Promise<Document[]> => {
  const found: Document[] = []
  const read = async (page: number) =>
    payload.db.find<Document>({
      collection: asSlug(collection),
      ...options({ req: await newRequest(), page }),
    })
  for await (const docs of pagesOf(read))
    found.push(...docs.filter((document) => isDirty(fieldsOf(payload, collection), document)))
  return found
}

/** Items, translations and their versions for which something may change: those that are not clean, or all. */
const storedIn = async (
  newRequest: () => Promise<PayloadRequest>,
  payload: Payload,
  collection: ApprovedCollection,
  all: boolean,
): Promise<{ documents: string[]; versions: string[] }> => {
  const fields = fieldsOf(payload, collection)
  const found = { documents: [] as string[], versions: [] as string[] }
  const slug = asSlug(collection)
  for await (const docs of pagesOf(async (page) =>
    payload.db.find<Document>({ collection: slug, ...options({ req: await newRequest(), page }) }),
  )) {
    found.documents.push(...docs.filter((doc) => all || isDirty(fields, doc)).map(({ id }) => String(id)))
  }
  for await (const docs of pagesOf(async (page) =>
    payload.db.findVersions<Item>({ collection: slug, ...options({ req: await newRequest(), page }) }),
  )) {
    const wanted = (docs as Version[]).filter(({ version }) => all || isDirty(fields, version as never))
    found.versions.push(...wanted.map(({ id }) => String(id)))
  }
  return found
}

/** What stands for the version: its form as it is shown now, or as a publication keeps it. */
type Standing = {
  collection: ApprovedCollection
  stored: Stored
  rows: Row[]
  as: 'shown' | 'kept' | 'changed'
}

const keptForm = (collection: ApprovedCollection, row: Row | undefined): ItemForm | TranslationForm | null =>
  (collection === 'translations' ? row?.form?.translation : row?.form?.item) ?? null

const rowsOf = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  { id, workflow }: Item,
): Promise<Row[]> => {
  const version = workflow?.version
  if (!version) return Promise.resolve([])
  return rowsWhere(
    req,
    collection === 'translations'
      ? { version: { equals: version } }
      : { and: [{ itemId: { equals: String(id) } }, { itemVersion: { equals: version } }] },
  )
}

const contentOf = (req: PayloadRequest, collection: ApprovedCollection, item: Item): Content =>
  plainContent(fieldsOf(req.payload, collection), item)

const standingOf = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  stored: Stored,
): Promise<Standing> => {
  const { content } = stored
  const rows = (await rowsOf(req, collection, content)).filter(({ form }) => form)
  const isSealed = (form: unknown): boolean =>
    sealOver(req, collection, content, form) === content.workflow?.seal
  const shown = await formShown(req, collection, contentOf(req, collection, content))
  const kept = keptForm(collection, rows[0])
  const as = isSealed(shown) ? 'shown' : kept && isSealed(kept) ? 'kept' : 'changed'
  return { collection, stored, rows, as }
}

const cleanStrings = <Value>(value: Value): Value => {
  if (typeof value === 'string') return cleanLines(value) as Value
  if (Array.isArray(value)) return value.map(cleanStrings) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, cleanStrings(entry)])) as Value
}

/**
 * Writes it without what is no text, under its name, and with the seal of what it says and shows from now on.
 *
 * @returns whether anything had to be written
 */
const cleanOne = async (
  req: PayloadRequest,
  { collection, stored, rows, as }: Standing,
): Promise<boolean> => {
  const { content } = stored
  const fields = fieldsOf(req.payload, collection)
  const cleaned = cleanValues(fields, content) as unknown as Item
  const form =
    as === 'shown'
      ? await formShown(req, collection, contentOf(req, collection, cleaned))
      : cleanStrings(keptForm(collection, rows[0]))
  // What had changed since it was approved has changed still, and is to be submitted again.
  const seal = as === 'changed' ? content.workflow.seal : sealOver(req, collection, cleaned, form)
  if (seal === content.workflow.seal && !isDirty(fields, content)) return false
  await stored.write({ ...cleaned, workflow: { ...content.workflow, seal: seal ?? null } })
  if (as === 'changed' || !form) return true
  // Read again: a translation's publication has the form of its item too.
  for (const { id, ...row } of await rowsOf(req, collection, content)) {
    if (!row.form) continue
    const forms =
      collection === 'translations'
        ? { ...row.form, translation: form as TranslationForm }
        : { ...row.form, item: form as ItemForm }
    await storeRow(req, id, { ...row, form: forms })
  }
  return true
}

/** Read again in the transaction: somebody may have saved it meanwhile. */
const readStored = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  { documents, versions }: { documents: string[]; versions: string[] },
): Promise<Stored[]> => {
  const { db } = req.payload
  const slug = asSlug(collection)
  const transaction = { transactionID: req.transactionID }
  const stored: Stored[] = []
  for (const id of versions) {
    const { docs } = await db.findVersions<Item>({
      collection: slug,
      where: { id: { equals: id } },
      limit: 1,
      pagination: false,
      req: transaction,
    })
    for (const { id: versionId, ...row } of docs) {
      stored.push({
        content: { ...row.version, id: String((row as { parent?: unknown }).parent) },
        write: async ({ id: _parent, ...version }) => {
          const versionData = { ...row, version } as never
          await db.updateVersion({
            collection: slug,
            id: versionId,
            versionData,
            req: transaction,
            returning: false,
          })
        },
      })
    }
  }
  for (const id of documents) {
    const content = await db.findOne<Item>({
      collection: slug,
      where: { id: { equals: id } },
      req: transaction,
    })
    if (!content) continue
    const write = async (data: Item) => {
      await db.updateOne({ collection: slug, id, data: data, req: transaction, returning: false })
    }
    stored.push({ content, write })
  }
  return stored
}

const cleanPlain = async (
  req: PayloadRequest,
  collection: (typeof plainCollections)[number],
  { id }: Document,
): Promise<void> => {
  const transaction = { transactionID: req.transactionID }
  const where = { id: { equals: id } }
  const document = await req.payload.db.findOne<Document>({ collection, where, req: transaction })
  if (!document) return
  const data = changesIn(fieldsOf(req.payload, collection), document)
  if (Object.keys(data).length === 0) return
  await req.payload.db.updateOne({
    collection: collection as CollectionSlug,
    id,
    data: { ...data, updatedAt: document.updatedAt },
    req: transaction,
    returning: false,
  })
}

const cleanGlobal = async (req: PayloadRequest): Promise<number> => {
  const transaction = { transactionID: req.transactionID }
  const slug = 'alliance'
  const fields = req.payload.globals.config.find((global) => global.slug === slug)?.flattenedFields ?? []
  const document = await req.payload.db.findGlobal<Content>({ slug, req: transaction })
  if (!document || !isDirty(fields, document)) return 0
  await req.payload.db.updateGlobal({ slug, data: cleanValues(fields, document), req: transaction })
  return 1
}

const isDone = async (req: PayloadRequest): Promise<boolean> =>
  Boolean(
    await req.payload.db.findOne<{ id: string }>({
      collection: 'counters',
      where: { name: { equals: marker } },
      req: { transactionID: req.transactionID },
    }),
  )

const noteDone = async (req: PayloadRequest): Promise<void> => {
  const data = { name: marker, value: 1 }
  await req.payload.db
    .create({ collection: 'counters', data, req: { transactionID: req.transactionID }, returning: false })
    .catch(async (error: unknown) => {
      // Another process that started at the same time has said so already.
      if (!(await isDone(req))) throw error
    })
}

/**
 * Takes out of what was saved earlier what is no text, once, at the first start after that became a rule: documents,
 * drafts, versions, and the forms that publications are made of. Nobody's approval is lost by it. A version keeps its
 * name, by which signatures, receipts and the audit log know it, and gets the seal of what it says now, as versions did
 * that were approved before there were seals.
 *
 * @returns how many documents and versions were cleaned
 */
export const cleanStored = async (payload: Payload, signal?: AbortSignal): Promise<number> => {
  const newRequest = requestsInTurn(payload, 'cleaning texts')
  if (await isDone(await newRequest())) return 0
  const plain: { collection: (typeof plainCollections)[number]; document: Document }[] = []
  for (const collection of plainCollections) {
    const documents = await documentsIn(newRequest, payload, collection)
    plain.push(...documents.map((document) => ({ collection, document })))
  }
  // What is shown with others' texts is sealed with them, so that whatever shows it is sealed anew.
  const all = plain.some(({ collection }) => ['media', 'schools', 'lppa-frameworks'].includes(collection))
  const found: { collection: ApprovedCollection; ids: { documents: string[]; versions: string[] } }[] = []
  for (const collection of approvedCollections)
    found.push({ collection, ids: await storedIn(newRequest, payload, collection, all) })
  if (signal?.aborted) return 0

  const req = await newRequest()
  return inTransaction(req, async () => {
    const standing: Standing[] = []
    for (const { collection, ids } of found)
      for (const stored of await readStored(req, collection, ids))
        standing.push(await standingOf(req, collection, stored))
    for (const { collection, document } of plain) await cleanPlain(req, collection, document)
    let versions = 0
    for (const one of standing) if (await cleanOne(req, one)) versions += 1
    const globals = await cleanGlobal(req)
    await noteDone(req)
    return plain.length + versions + globals
  })
}
