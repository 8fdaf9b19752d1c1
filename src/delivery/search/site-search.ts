import { readSearchCursor, searchCursor } from '../v1/cursor'
import { chooseLanguage } from '../front/preferred-language'
import type { PublicationRow, PublicationStore } from '../store/publication-store'
import type { PublicState } from '../store/public-state'
import { timetablesOf, type Timetable } from '../store/timetable'
import type { PublicItem } from '../../public/public-form'
import { hasMarks, markWords, passageOf, type MarkedText } from './mark-words'
import { searchedTexts } from './searched-texts'
import type { DistanceOf, FoundIds } from './search-index'
import { searchIndexes } from './search-indexes'
import { differentWordsOf } from './words-of-text'

type SiteSearch = {
  site: string
  /** What was typed. */
  q: string
  /** Preferred language; an item without it comes in the language it was written in. */
  language?: string
  limit: number
  /** A cursor of this search. */
  after?: string
  /** The present: among equals, what is nearest to it comes first. */
  now: Date
}

/** One item that was found. */
export type Hit = {
  /** With placeholder addresses. */
  item: PublicItem
  title: MarkedText
  /** Where the words are. In another language than the item where they are in that one alone. */
  passage: { text: MarkedText; language: string; isTitle: boolean }
}

export type PageOfHits = { hits: Hit[]; total: number; next: string | undefined }

export type Search = (query: SiteSearch) => Promise<PageOfHits>

type Searchable = Pick<PublicationStore, 'changes' | 'formsOf' | 'list' | 'latestSequence'>

/** More words than anybody types; each costs a walk through the vocabulary. */
const mostWords = 12

type Form = { language: string; item: PublicItem }

const formsIn = (rows: readonly PublicationRow[]): Form[] =>
  rows.flatMap(({ language, document }) => (document ? [{ language, item: document }] : []))

const passageIn = ({ language, item }: Form, meant: FoundIds['meant']): Hit['passage'] | undefined => {
  const { title, summary, text, besides } = searchedTexts(item)
  const passageFrom = (source: string): Hit['passage'] | undefined => {
    const passage = passageOf(source, meant)
    return hasMarks(passage) ? { text: passage, language, isTitle: false } : undefined
  }
  const inTexts = passageFrom(text) ?? passageFrom(summary)
  if (inTexts) return inTexts
  const marked = markWords(title, meant)
  if (hasMarks(marked)) return { text: marked, language, isTitle: true }
  return besides.map(passageFrom).find(Boolean)
}

const hitOf = (
  rows: PublicationRow[],
  language: string | undefined,
  meant: FoundIds['meant'],
): Hit | undefined => {
  const chosen = chooseLanguage(rows, language)
  if (!chosen?.document) return undefined
  const shown = { language: chosen.language, item: chosen.document }
  const others = formsIn(rows).filter((form) => form.language !== shown.language)
  const passages = [shown, ...others].flatMap((form) => passageIn(form, meant) ?? [])
  const [passage = { text: passageOf(shown.item.text, meant), language: shown.language, isTitle: false }] =
    passages
  return { item: shown.item, title: markWords(shown.item.title, meant), passage }
}

/**
 * Where the next page begins. What is published in between may move the last item to another position; where it has
 * been withdrawn, what came after it has moved up.
 */
const beginning = (itemIds: readonly string[], after: { itemId: string; position: number }): number => {
  const at = itemIds.indexOf(after.itemId)
  return at >= 0 ? at + 1 : after.position - 1
}

/**
 * How far what an index holds is from the present: an event that is to come by its next date, all else by its own, in
 * milliseconds.
 */
const distanceFrom =
  (now: Date, timetable: Timetable): DistanceOf =>
  (itemId, place) => {
    const at = timetable.nextStart(itemId, now.getTime()) ?? Date.parse(place.slice(0, place.indexOf(' ')))
    return Math.abs(at - now.getTime())
  }

const searchIn = (store: Searchable, state: Pick<PublicState, 'current'>): Search => {
  const indexes = searchIndexes(store, state)
  const timetables = timetablesOf(store, state)
  return async ({ site, q, language, limit, after, now }) => {
    const typed = [...differentWordsOf(q)].slice(0, mostWords)
    const place = after === undefined ? undefined : readSearchCursor(site, q, after)
    const [index, timetable] = await Promise.all([indexes.of(site), timetables.of(site)])
    await timetable.prepare(now.getTime())
    const { itemIds, meant } = index.find(typed, distanceFrom(now, timetable))
    const from = place ? beginning(itemIds, place) : 0
    const wanted = itemIds.slice(from, from + limit)
    const rows = await store.formsOf(site, wanted)
    const last = wanted.at(-1)
    return {
      // Read now: what was withdrawn after the index had been asked is left out.
      hits: wanted.flatMap(
        (id) =>
          hitOf(
            rows.filter(({ itemId }) => itemId === id),
            language,
            meant,
          ) ?? [],
      ),
      total: itemIds.length,
      next:
        last !== undefined && from + limit < itemIds.length
          ? searchCursor(site, q, { itemId: last, position: from + wanted.length })
          : undefined,
    }
  }
}

const searches = new WeakMap<object, Search>()

/** The one search of a store, for the API and the public pages: they share its indexes. */
export const searchOf = (store: Searchable, state: Pick<PublicState, 'current'>): Search => {
  const search = searches.get(store) ?? searchIn(store, state)
  searches.set(store, search)
  return search
}
