import { setImmediate as letOthersGo } from 'node:timers/promises'
import type { PublicationRow, PublicationStore } from './publication-store'
import type { PublicState } from './public-state'

/** Rows that are read and indexed at a time; between two times others are answered. */
const rowsAtOnce = 25

/** What all indexes may take together, in bytes. The one that is asked for is never too large. */
const mostBytes = 32 * 1024 * 1024

/** An index that nobody has asked for so long, in milliseconds, is dropped. */
const idleAfterMs = 10 * 60_000

/** What one site has published, arranged for one kind of question. */
export type SiteIndex = {
  /** What it takes, roughly. */
  readonly bytes: number
  /** Whether it holds more of what is gone than of what is there, and is better made anew. */
  readonly isWorn: boolean
}

/** How the indexes of one kind are made and kept: adding a kind is adding one of these. */
export type KindOfIndex<Index extends SiteIndex> = {
  make: () => Index
  /**
   * Fills a new index with what need not be read change by change.
   * @returns the sequence up to which it holds everything; 0 where nothing was filled in
   */
  begin?: (site: string, index: Index) => Promise<number>
  /** Takes in one row: what it shows, or that it is gone. */
  apply: (index: Index, row: PublicationRow) => void
}

type Kept<Index> = {
  index: Index
  /** Of the newest row that is in it; undefined before anything is. */
  sequence: number | undefined
  /** The state of the public content that it is surely not older than. */
  state: number
  /** One bringing up to date at a time. */
  busy: Promise<void>
  askedAt: number
}

export type SiteIndexes<Index> = {
  /**
   * The index of a site, not older than the state of the public content is now.
   * @throws ProblemError `not-ready-yet` where the database does not answer
   */
  of: (site: string) => Promise<Index>
  /** Which sites have an index now, and what they take, in bytes. */
  figures: () => { sites: string[]; bytes: number }
}

/**
 * Indexes in memory, one a site, made when somebody asks. Each follows the changes of its site, as any client of
 * `/v1/sites/{site}/changes` could: a new publication costs one row, and what was withdrawn, by whatever process, is
 * out of it before the next question is answered.
 */
export const siteIndexes = <Index extends SiteIndex>(
  store: Pick<PublicationStore, 'changes'>,
  state: Pick<PublicState, 'current'>,
  { make, begin = async () => 0, apply }: KindOfIndex<Index>,
  { most = mostBytes, idleMs = idleAfterMs }: { most?: number; idleMs?: number } = {},
): SiteIndexes<Index> => {
  /** Those asked for last are last. */
  const kept = new Map<string, Kept<Index>>()
  let timer: NodeJS.Timeout | undefined

  const newlyKept = (): Kept<Index> => ({
    index: make(),
    sequence: undefined,
    state: -1,
    busy: Promise.resolve(),
    askedAt: 0,
  })

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

  const startAnew = (entry: Kept<Index>): void => {
    entry.index = make()
    entry.sequence = undefined
    entry.state = -1
  }

  const catchUp = async (site: string, entry: Kept<Index>): Promise<void> => {
    // Read before the rows: what changes in between is looked for once more.
    const now = await state.current()
    if (entry.state === now) return
    // A database that was restored from a backup is older than the index.
    if (now < entry.state || entry.index.isWorn) startAnew(entry)
    if (entry.sequence === undefined) {
      // Where that fails half-way, the next one begins anew.
      entry.index = make()
      entry.sequence = await begin(site, entry.index)
    }
    let rows
    do {
      rows = await store.changes(site, entry.sequence, rowsAtOnce)
      for (const row of rows) {
        apply(entry.index, row)
        entry.sequence = row.sequence
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
