import { LRUCache } from 'lru-cache'
import { ProblemError } from '../../problems/errors'
import type { PublicationStore, Receipt, SiteClient } from '../store/publication-store'

/** How long receipts wait to be written together, in milliseconds. */
const flushEveryMs = 2000
/** So many wait at most, and so many are remembered as written, each a few hundred bytes. */
const mostWaiting = 20_000
const mostKnown = 50_000
/** As many as one statement takes. */
const chunk = 200

type Answered = { id: string; language: string; version: string; updatedAt: string }
type Told = { itemId: string; language: string | null; version: string | null; as: string }

const held = ({ id, language, version, updatedAt }: Answered): Told => ({
  itemId: id,
  language,
  version,
  as: `${version} ${updatedAt}`,
})

/** What an answer of the API tells of items: a page of a list, of changes, or one item. */
const toldBy = (content: object): Told[] => {
  if ('items' in content) return (content.items as Answered[]).map(held)
  if ('changes' in content) {
    type Change =
      { op: 'upsert'; item: Answered } | { op: 'withdraw'; id: string; language: string; at: string }
    return (content.changes as Change[]).map((change) =>
      change.op === 'upsert'
        ? held(change.item)
        : { itemId: change.id, language: change.language, version: null, as: `gone ${change.at}` },
    )
  }
  return 'id' in content && 'version' in content ? [held(content as Answered)] : []
}

/** 410 tells that every language is gone, of which only those matter that the client holds. */
const toldByProblem = (error: unknown): Told[] =>
  error instanceof ProblemError && error.code === 'gone' && typeof error.extra.id === 'string'
    ? [
        {
          itemId: error.extra.id,
          language: null,
          version: null,
          as: `gone ${String(error.extra.withdrawnAt)}`,
        },
      ]
    : []

export type ReceiptBook = {
  /**
   * Passes on what `find` gives or throws, and notes what the client learns by it. A 304 counts like the answer that
   * it stands for, HEAD as nothing.
   */
  noting: <Found extends { content: object | string }>(
    client: SiteClient | undefined,
    request: { method: string; params: Record<string, unknown> },
    find: () => Promise<Found>,
  ) => Promise<Found>
  /** Writes what waits. Never throws: what cannot be written waits on. */
  flush: () => Promise<void>
}

/**
 * Which client holds which version, kept in memory and written in batches; only changes are written. A process that
 * is killed loses the last two seconds, until the client is answered the same again.
 */
const receiptBook = (store: Pick<PublicationStore, 'recordReceipts'>): ReceiptBook => {
  const waiting = new Map<string, Receipt>()
  const known = new LRUCache<string, string>({ max: mostKnown })
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    while (waiting.size > 0) {
      const some = [...waiting].slice(0, chunk)
      try {
        await store.recordReceipts(some.map(([, receipt]) => receipt))
      } catch {
        later()
        return
      }
      // What was noted anew meanwhile is still to be written.
      for (const [key, receipt] of some) if (waiting.get(key) === receipt) waiting.delete(key)
    }
  }
  const flush = (): Promise<void> => (flushing = flushing.then(write))
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      void flush()
    }, flushEveryMs).unref()
  }

  const note = (client: string, site: string, { itemId, language, version, as }: Told): void => {
    const key = JSON.stringify([client, site, itemId, language])
    if (known.get(key) === as) return
    if (waiting.size >= mostWaiting && !waiting.has(key)) return
    // Being told of one language, or of all, ends what was known of the other.
    if (language !== null) known.delete(JSON.stringify([client, site, itemId, null]))
    known.set(key, as)
    waiting.delete(key)
    waiting.set(key, { client, site, itemId, language, version, at: new Date().toISOString() })
    later()
  }

  return {
    async noting(client, { method, params }, find) {
      const noteAll = (told: readonly Told[]) => {
        if (!client || method === 'HEAD' || typeof params.site !== 'string') return
        for (const one of told) note(client.id, params.site, one)
      }
      try {
        const found = await find()
        if (typeof found.content !== 'string') noteAll(toldBy(found.content))
        return found
      } catch (error) {
        noteAll(toldByProblem(error))
        throw error
      }
    },
    flush,
  }
}

const books = new WeakMap<object, ReceiptBook>()

/** The one book of a store. */
export const receiptsFor = (store: Pick<PublicationStore, 'recordReceipts'>): ReceiptBook => {
  const book = books.get(store) ?? receiptBook(store)
  books.set(store, book)
  return book
}
