import { MongoBulkWriteError, MongoClient, ObjectId, type Document, type Filter } from 'mongodb'
import type { Kind, PublicItem, PublicSite } from '../../public/public-form'
import { preferTranslations } from '../front/preferred-language'
import type { FeedPlace, ListQuery, PublicationRow, PublicationStore } from './publication-store'
import { inSiteOrder } from '../v1/site-order'
import { withStore } from './store-failure'

/** How long a request waits for a server to be found, in milliseconds; after that it is answered with 503. */
const serverSelectionTimeoutMS = 3000

/** The fields of `publications` that delivery reads. */
type StoredPublication = {
  itemId: string
  kind: Kind
  site: string
  language: string
  original: boolean
  slug: string
  state: PublicationRow['state']
  sequence: number
  sortAt: string
  endsAt: string
  publishedAt?: string | null
  category?: string | null
  audience?: string[]
  changedAt: string
  withdrawnAt?: string | null
  document?: PublicItem | null
}

type StoredSite = { slug: string; domains?: string[]; document?: PublicSite | null; updatedAt: Date }
type StoredCounter = { name: string; value: number; hash?: string | null }
type StoredFile = { file: string; contentType: string }
type StoredClient = {
  _id: ObjectId | string
  name: string
  school: ObjectId | string
  enabled: boolean
  keys?: { hash: string; validUntil?: string | Date | null }[]
  lastUsedAt?: Date
}

type StoredReceipt = {
  client: string
  site: string
  itemId: string
  language: string
  version: string | null
  at: string
}

const idText = (id: ObjectId | string): string => (typeof id === 'string' ? id : id.toHexString())

const publicationRow = (stored: StoredPublication): PublicationRow => ({
  itemId: stored.itemId,
  kind: stored.kind,
  site: stored.site,
  language: stored.language,
  original: stored.original,
  slug: stored.slug,
  state: stored.state,
  sequence: stored.sequence,
  sortAt: stored.sortAt,
  endsAt: stored.endsAt,
  publishedAt: stored.publishedAt ?? null,
  changedAt: stored.changedAt,
  withdrawnAt: stored.withdrawnAt ?? null,
  document: stored.state === 'live' ? (stored.document ?? null) : null,
})

const listFilter = (query: ListQuery): Filter<StoredPublication> => {
  const filter: Filter<StoredPublication> = {
    site: query.site,
    kind: query.kind,
    state: 'live',
    original: true,
  }
  if (query.from !== undefined) filter.endsAt = { $gte: query.from }
  if (query.category !== undefined) filter.category = query.category
  if (query.audience !== undefined) filter.audience = query.audience
  // Both may bound the same field, so each is a condition of its own.
  const bounds: Filter<StoredPublication>[] = []
  if (query.to !== undefined) bounds.push({ sortAt: { $lt: query.to } })
  if (query.after) {
    const { sortAt, publishedAt, itemId } = query.after
    const beyond = query.order === 'newest' ? '$lt' : '$gt'
    bounds.push({
      $or: [
        { sortAt: { [beyond]: sortAt } },
        { sortAt, publishedAt: { [beyond]: publishedAt } },
        { sortAt, publishedAt, itemId: { [beyond]: itemId } },
      ],
    })
  }
  if (bounds.length > 0) filter.$and = bounds
  return filter
}

/** What was published before a place, or from it on; `$gte` holds the place itself. */
const beyond = (
  direction: '$lt' | '$gte',
  { publishedAt, itemId }: FeedPlace,
): Filter<StoredPublication> => ({
  $or: [
    { publishedAt: { [direction === '$lt' ? '$lt' : '$gt']: publishedAt } },
    { publishedAt, itemId: { [direction]: itemId } },
  ],
})

const stillValid = (until: string | Date | null | undefined, now: Date): boolean =>
  until === null || until === undefined || new Date(until).getTime() > now.getTime()

/**
 * The published content in Payload's MongoDB, read directly with the driver. Only plain finds and plain
 * updates: no session, no transaction, no `$lookup`, so that any server of the protocol will do.
 *
 * Connects at the first use; where no server answers, each call fails with `not-ready-yet`.
 * @param uri `mongodb://` or `mongodb+srv://`, with the name of the database, as in DATABASE_URI
 */
export const mongoStore = (uri: string): PublicationStore => {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS })
  const collection = <T extends Document>(name: string) => client.db().collection<T>(name)
  const publications = () => collection<StoredPublication>('publications')
  // Sites, files and clients are few, or found by an index.
  const sites = () => collection<StoredSite>('sites')
  const counters = () => collection<StoredCounter>('counters')
  const publicFiles = () => collection<StoredFile>('public-files')
  const siteClients = () => collection<StoredClient>('site-clients')
  const storedReceipts = () => collection<StoredReceipt>('receipts')
  /** Where the first connection failed, the driver would go on failing for ever; asked for one, it makes another. */
  const asking = <T>(work: () => Promise<T>): Promise<T> =>
    withStore(async () => {
      await client.connect()
      return work()
    })
  const withoutId = { projection: { _id: 0 } }

  return {
    stateNumber: () =>
      asking(async () => {
        const counter = await counters().findOne({ name: 'publications' }, withoutId)
        return counter?.value ?? 0
      }),

    counter: (name) =>
      asking(async () => {
        const found = await counters().findOne({ name }, withoutId)
        return found ? { value: found.value, hash: found.hash ?? null } : undefined
      }),

    sites: () =>
      asking(async () => {
        const stored = await sites().find({}, withoutId).toArray()
        return inSiteOrder(
          stored.flatMap(({ document, domains, updatedAt }) =>
            document ? [{ site: document, domains: domains ?? [], changedAt: updatedAt.toISOString() }] : [],
          ),
        )
      }),

    list: (query) =>
      asking(async () => {
        const direction = query.order === 'newest' ? -1 : 1
        const originals = (
          await publications()
            .find(listFilter(query), withoutId)
            .sort({ sortAt: direction, publishedAt: direction, itemId: direction })
            .limit(query.limit)
            .toArray()
        ).map(publicationRow)
        if (query.language === undefined || originals.length === 0) return originals
        const translations = await publications()
          .find(
            {
              site: query.site,
              kind: query.kind,
              itemId: { $in: originals.map(({ itemId }) => itemId) },
              language: query.language,
              state: 'live',
            },
            withoutId,
          )
          .toArray()
        return preferTranslations(originals, translations.map(publicationRow))
      }),

    newest: ({ site, kind, language, limit, after }) =>
      asking(async () => {
        const originals = (
          await publications()
            .find(
              {
                site,
                ...(kind && { kind }),
                state: 'live',
                original: true,
                ...(after && beyond('$lt', after)),
              },
              withoutId,
            )
            .sort({ publishedAt: -1, itemId: -1 })
            .limit(limit)
            .toArray()
        ).map(publicationRow)
        if (language === undefined || originals.length === 0) return originals
        const translations = await publications()
          .find(
            { site, itemId: { $in: originals.map(({ itemId }) => itemId) }, language, state: 'live' },
            withoutId,
          )
          .toArray()
        return preferTranslations(originals, translations.map(publicationRow))
      }),

    publishedFrom: ({ site, kind, from, limit }) =>
      asking(async () => {
        const found = await publications()
          .find(
            { site, ...(kind && { kind }), state: 'live', original: true, ...beyond('$gte', from) },
            { projection: { _id: 0, publishedAt: 1, itemId: 1 } },
          )
          .sort({ publishedAt: 1, itemId: 1 })
          .limit(limit)
          .toArray()
        return found.map(({ publishedAt, itemId }) => ({ publishedAt: publishedAt ?? '', itemId }))
      }),

    atSlug: (site, kind, slug) =>
      asking(async () =>
        (
          await publications()
            .find({ site, kind, slug }, withoutId)
            .sort({ original: -1, language: 1 })
            .toArray()
        ).map(publicationRow),
      ),

    formsOf: (site, itemIds) =>
      asking(async () =>
        (
          await publications()
            .find({ site, itemId: { $in: [...itemIds] }, state: 'live' }, withoutId)
            .toArray()
        ).map(publicationRow),
      ),

    changes: (site, after, limit) =>
      asking(async () =>
        (
          await publications()
            .find({ site, sequence: { $gt: after } }, withoutId)
            .sort({ sequence: 1 })
            .limit(limit)
            .toArray()
        ).map(publicationRow),
      ),

    latestSequence: (site) =>
      asking(async () => {
        const [latest] = await publications()
          .find({ site }, { projection: { _id: 0, sequence: 1 } })
          .sort({ sequence: -1 })
          .limit(1)
          .toArray()
        return latest?.sequence ?? 0
      }),

    publicFile: (filename) =>
      asking(async () => {
        const file = await publicFiles().findOne({ file: filename }, withoutId)
        return file ? { contentType: file.contentType } : undefined
      }),

    siteClient: (keyHash, now) =>
      asking(async () => {
        const client = await siteClients().findOne({ 'keys.hash': keyHash, enabled: true })
        const valid = client?.keys?.some(
          ({ hash, validUntil }) => hash === keyHash && stillValid(validUntil, now),
        )
        return client && valid
          ? { id: idText(client._id), name: client.name, school: idText(client.school) }
          : undefined
      }),

    recordSiteClientUse: (id, at) =>
      asking(async () => {
        const _id = ObjectId.isValid(id) ? new ObjectId(id) : id
        await siteClients().updateOne({ _id }, { $set: { lastUsedAt: at } })
      }),

    recordReceipts: (receipts) =>
      asking(async () => {
        const operations = receipts.flatMap(({ client, site, itemId, language, version, at }) => {
          const of = { client, site, itemId, ...(language !== null && { language }) }
          const update = {
            updateMany: {
              filter: { ...of, at: { $lt: at }, version: { $ne: version } },
              update: { $set: { version, at } },
            },
          }
          if (language === null) return [update]
          const first = { $setOnInsert: { version, at } }
          return [{ updateOne: { filter: { ...of, language }, update: first, upsert: true } }, update]
        })
        // Where another process makes the same row at this moment, its own is as good, or comes again.
        await storedReceipts()
          .bulkWrite(operations, { ordered: false })
          .catch((error: unknown) => {
            if (!(error instanceof MongoBulkWriteError && error.code === 11000)) throw error
          })
      }),

    ready: () =>
      asking(async () => {
        await client.db().command({ ping: 1 })
      }),

    close: () => client.close(),
  }
}
