import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest, Where } from 'payload'
import { nextMoment } from '../../transaction/moment'
import { inTransaction } from '../../transaction/in-transaction'
import { kindsThatTakePlace, readingKind } from '../../kinds/reading-kinds'
import { publishedTimes } from '../../calendar/event-times'
import { rowsWhere, type Row } from '../published-neighbours'
import { moveState, nextSequence } from '../sequence'
import type { Mended } from '../synchronise'

const batch = 200

/** What this version would have written otherwise; undefined where it is the same. */
const asWrittenNow = (row: Row): Partial<Row> | undefined => {
  const { document } = row
  if (!document) return undefined
  const publishedAt = row.publishedAt ?? document.publishedAt
  // What is made of a form is made anew of it (see mentioned-items.ts).
  const happening = readingKind(document.kind).takesPlace?.happening(document)
  if (row.form || !happening) return publishedAt === row.publishedAt ? undefined : { publishedAt }
  const { sortAt, endsAt, ...times } = publishedTimes(happening)
  const now = { publishedAt, sortAt, endsAt, document: { ...document, ...times } }
  const before = { publishedAt: row.publishedAt, sortAt: row.sortAt, endsAt: row.endsAt, document }
  return isDeepStrictEqual(now, before) ? undefined : now
}

const mend = async (req: PayloadRequest, row: Row): Promise<Mended | undefined> => {
  const changed = asWrittenNow(row)
  if (!changed) return undefined
  const { id, ...rest } = row
  await req.payload.db.updateOne({
    collection: 'publications',
    id,
    data: { ...rest, ...changed, sequence: await nextSequence(req), changedAt: nextMoment() },
    req: { transactionID: req.transactionID },
  })
  await moveState(req)
  return { site: row.site, language: row.language, slug: row.slug, done: 'updated' }
}

/** What takes place, whose times earlier versions wrote otherwise, and what is from before there was a time of publication. */
const written: Where = {
  and: [
    { state: { equals: 'live' } },
    { or: [{ kind: { in: kindsThatTakePlace } }, { publishedAt: { exists: false } }] },
  ],
}

/**
 * Brings publications that earlier versions wrote to the form in which this one writes them, without a new approval:
 * they go on showing what was approved. An all-day event whose end at midnight meant "until then" keeps its last day.
 *
 * @param newRequest a request of its own for each transaction
 * @param tell is called for each publication that was mended
 */
export const mendPublications = async (
  newRequest: () => Promise<PayloadRequest>,
  { tell, signal }: { tell: (mended: Mended) => void; signal?: AbortSignal | undefined },
): Promise<Mended[]> => {
  const mended: Mended[] = []
  for (let page = 1; !signal?.aborted; page += 1) {
    const looking = await newRequest()
    const { docs } = await looking.payload.db.find<{ id: string }>({
      collection: 'publications',
      where: written,
      // Mending changes neither, so that no page misses any.
      sort: 'createdAt',
      limit: batch,
      page,
      select: {},
      req: { transactionID: looking.transactionID },
    })
    for (const { id } of docs) {
      const req = await newRequest()
      // Read again in its transaction: somebody may have withdrawn it meanwhile.
      const done = await inTransaction(req, async () => {
        const [row] = await rowsWhere(req, { id: { equals: id } }, { limit: 1 })
        return row && mend(req, row)
      })
      if (done) mended.push(done)
      if (done) tell(done)
    }
    if (docs.length < batch) break
  }
  return mended
}
