import { setImmediate as letOthersGo } from 'node:timers/promises'
import type { PublicationStore } from '../publication-store'
import type { PublicState } from '../public-state'
import { SearchIndex } from './search-index'
import { searchedTexts } from './searched-texts'

/** Rows that are read and indexed at a time; between two times others are answered. */
const rowsAtOnce = 25

/** What all indexes may take together, in bytes. The one that is asked for is never too large. */
const mostBytes = 32 * 1024 * 1024

/** An index that nobody has asked for so long, in milliseconds, is dropped. */
const idleAfterMs = 10 * 60_000

/** Beyond this an index holds more of what is gone than of what is there, and is made anew. */
const mostWaste = 1
const fewForms = 500

type Kept = {
  index: SearchIndex
  /** Of the newest row that is in it. */
  sequence: number
  /** The state of the public content that it is surely not older than. */
  state: number
  /** One bringing up to date at a time. */
  busy: Promise<void>
  askedAt: number
}

const newlyKept = (): Kept => ({
  index: new SearchIndex(),
  sequence: 0,
  state: -1,
  busy: Promise.resolve(),
  askedAt: 0,
})

export type SiteIndexes = {
  /**
   * The index of a site, not older than the state of the public content is now.
   * @throws ProblemError `not-ready-yet` where the database does not answer
   */
  of: (site: string) => Promise<SearchIndex>
  /** Which sites have an index now, and what they take, in bytes. */
  figures: () => { sites: string[]; bytes: number }
}

/**
 * Search indexes in memory, one a site, made when somebody searches there. Each follows the changes of its site, as
 * any client of `/v1/sites/{site}/changes` could: a new publication costs one row, and what was withdrawn, by whatever
 * process, is out of it before the next search begins.
 */
export const siteIndexes = (
  store: Pick<PublicationStore, 'changes'>,
  state: Pick<PublicState, 'current'>,
  { most = mostBytes, idleMs = idleAfterMs }: { most?: number; idleMs?: number } = {},
): SiteIndexes => {
  /** Those asked for last are last. */
  const kept = new Map<string, Kept>()
  let timer: NodeJS.Timeout | undefined

  const bytes = (): number => [...kept.values()].reduce((sum, { index }) => sum + index.bytes, 0)

  const makeRoom = (asked: string): void => {
    let taken = bytes()
    for (const [site, { index }] of kept) {
      if (taken <= most) return
      if (site === asked) continue
      kept.delete(site)
      taken -= index.bytes
    }
  }

  const dropIdle = (): void => {
    for (const [site, { askedAt }] of kept) if (performance.now() - askedAt >= idleMs) kept.delete(site)
    if (kept.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  const startAnew = (entry: Kept): void => {
    entry.index = new SearchIndex()
    entry.sequence = 0
    entry.state = -1
  }

  const catchUp = async (site: string, entry: Kept): Promise<void> => {
    // Read before the rows: what changes in between is looked for once more.
    const now = await state.current()
    if (entry.state === now) return
    // A database that was restored from a backup is older than the index.
    const older = now < entry.state
    if (older || (entry.index.waste > mostWaste && entry.index.forms > fewForms)) startAnew(entry)
    let rows
    do {
      rows = await store.changes(site, entry.sequence, rowsAtOnce)
      for (const { itemId, language, original, sortAt, publishedAt, document, sequence } of rows) {
        const place = `${sortAt} ${publishedAt ?? ''}`
        if (document) entry.index.put({ itemId, language, original, place }, searchedTexts(document))
        else entry.index.remove(itemId, language)
        entry.sequence = sequence
      }
      await letOthersGo()
    } while (rows.length === rowsAtOnce)
    entry.state = now
  }

  return {
    async of(site) {
      const entry = kept.get(site) ?? newlyKept()
      kept.delete(site)
      kept.set(site, entry)
      entry.askedAt = performance.now()
      timer ??= setInterval(dropIdle, idleMs / 2).unref()
      const done = entry.busy.catch(() => undefined).then(() => catchUp(site, entry))
      entry.busy = done
      await done
      makeRoom(site)
      return entry.index
    },
    figures: () => ({ sites: [...kept.keys()], bytes: bytes() }),
  }
}
