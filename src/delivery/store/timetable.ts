import { setImmediate as letOthersGo } from 'node:timers/promises'
import { kindsThatTakePlace, readingKind } from '../../kinds/reading-kinds'
import type { Kind, Occurrence } from '../../public/public-form'
import { EventDates } from '../../calendar/event-dates'
import type { EventView } from '../../calendar/event-view'
import { placeOf, type ListPlace, type PublicationRow, type PublicationStore } from './publication-store'
import type { PublicState } from './public-state'
import { siteIndexes, type SiteIndex, type SiteIndexes } from './site-indexes'

type Entry = {
  itemId: string
  kind: Kind
  publishedAt: string
  category: string
  repeats: boolean
  dates: EventDates
}

/** An item at one of its dates, and its place in the order: `sortAt` is the start of that date. */
export type ComingItem = { itemId: string; occurrence: Occurrence; place: ListPlace }

export type TimetableQuery = {
  /** Left out, all that takes place. */
  kind?: Kind
  view: EventView
  category?: string
  limit: number
  /** Items strictly after this one in the order. */
  after?: ListPlace
}

export type TimetablePage = {
  /** Soonest first, each item once. */
  coming: ComingItem[]
  /** Since when the view has been what it is, as far as that follows from the clock; milliseconds since 1970. */
  since: number | undefined
}

/** Rows that are read at a time when a timetable is made. */
const rowsAtOnce = 100

/** So many rules are followed at a time; between two times others are answered. */
const rulesAtOnce = 20

/** Bytes, roughly. */
const bytesOfEvent = 1000
const bytesOfSeries = 5000

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

type Match = { entry: Entry; occurrence: Occurrence; start: number }

const inOrder = (one: Match, other: Match): number =>
  one.start - other.start ||
  compare(one.entry.publishedAt, other.entry.publishedAt) ||
  compare(one.entry.itemId, other.entry.itemId)

const isAfter = ({ entry, start }: Match, { sortAt, publishedAt, itemId }: ListPlace): boolean =>
  (start - Date.parse(sortAt) || compare(entry.publishedAt, publishedAt) || compare(entry.itemId, itemId)) > 0

/**
 * When the items of one site take place. What comes next follows from the clock, and no order of the database knows
 * it: so the dates of all of them are kept here, and what is shown of them is read from the database.
 */
export class Timetable implements SiteIndex {
  private readonly entries = new Map<string, Entry>()
  private series = 0
  readonly isWorn = false

  get bytes(): number {
    return this.entries.size * bytesOfEvent + this.series * bytesOfSeries
  }

  /** Takes in a publication; the language in which an item was written counts, and nothing but what takes place. */
  apply(row: PublicationRow): void {
    const { takesPlace } = readingKind(row.kind)
    if (!takesPlace || !row.original) return
    const { itemId, kind, document, endsAt } = row
    const before = this.entries.get(itemId)
    if (before?.repeats) this.series -= 1
    this.entries.delete(itemId)
    if (!document) return
    const { category, start, end, startLocal, endLocal, timeZone, allDay, recurrence, exceptDates, status } =
      takesPlace.happening(document)
    const repeats = recurrence.trim() !== ''
    if (repeats) this.series += 1
    const dates = new EventDates(
      { start, end, startLocal, endLocal, timeZone, allDay, recurrence, exceptDates, status },
      endsAt,
    )
    this.entries.set(itemId, { itemId, kind, publishedAt: row.publishedAt ?? '', category, repeats, dates })
  }

  /** Follows the rules that have to be followed for questions about what is not over at `from`. */
  async prepare(from: number): Promise<void> {
    let followed = 0
    for (const { dates } of [...this.entries.values()]) {
      if (dates.isKnownFrom(from)) continue
      dates.firstFrom(from)
      followed += 1
      if (followed % rulesAtOnce === 0) await letOthersGo()
    }
  }

  /** What a view shows, by what it names of each. */
  async coming({ kind, view, category, limit, after }: TimetableQuery): Promise<TimetablePage> {
    await this.prepare(view.from)
    const matches: Match[] = []
    let since = view.day
    for (const entry of this.entries.values()) {
      if (kind !== undefined && entry.kind !== kind) continue
      if (category !== undefined && entry.category !== category) continue
      const shown = view.occurrenceIn(entry.dates)
      if (since !== undefined && view.at !== undefined) {
        since = Math.max(since, entry.dates.lastOverBetween(since, view.at) ?? since)
      }
      if (shown) matches.push({ entry, occurrence: shown.occurrence, start: shown.start })
    }
    const found = after ? matches.filter((match) => isAfter(match, after)) : matches
    const coming = found
      .sort(inOrder)
      .slice(0, limit)
      .map(({ entry: { itemId, publishedAt }, occurrence, start }) => ({
        itemId,
        occurrence,
        place: { sortAt: new Date(start).toISOString(), publishedAt, itemId },
      }))
    return { coming, since }
  }

  /** When an event takes place next, in milliseconds; undefined where it never does, or is nothing of this site that takes place. */
  nextStart(itemId: string, at: number): number | undefined {
    return this.entries.get(itemId)?.dates.firstFrom(at)?.start
  }
}

export type Timetables = SiteIndexes<Timetable>
type Readable = Pick<PublicationStore, 'changes' | 'list' | 'latestSequence'>

const timetables = new WeakMap<object, Timetables>()

/** The timetables of a store's sites, for the API and the public pages: they share them. */
export const timetablesOf = (store: Readable, state: Pick<PublicState, 'current'>): Timetables => {
  const known = timetables.get(store)
  if (known) return known
  const made = siteIndexes(store, state, {
    make: () => new Timetable(),
    apply: (timetable, row) => timetable.apply(row),
    async begin(site, timetable) {
      // Read before the rows: what changes in between is followed afterwards.
      const sequence = await store.latestSequence(site)
      for (const kind of kindsThatTakePlace) {
        let rows: PublicationRow[]
        let after: ListPlace | undefined
        do {
          rows = await store.list({ site, kind, order: 'soonest', limit: rowsAtOnce, after })
          for (const row of rows) timetable.apply(row)
          const last = rows.at(-1)
          after = last && placeOf(last)
          await letOthersGo()
        } while (rows.length === rowsAtOnce)
      }
      return sequence
    },
  })
  timetables.set(store, made)
  return made
}
