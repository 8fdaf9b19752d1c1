import type { SearchedTexts } from './searched-texts'
import { Vocabulary } from './vocabulary'
import { differentWordsOf } from './words-of-text'

/** One language of one item. */
/** `place` sorts like the place in a list: see `ListPlace`. What it is for an item, the original says. */
export type Form = { itemId: string; language: string; original: boolean; place: string }

type Item = { id: string; place: string; number: number; forms: Map<string, number> }

/** What was found: the items, best first, and the words of the index that were meant, by the typed word's place. */
export type FoundIds = { itemIds: string[]; meant: ReadonlyMap<string, number> }

export type DistanceOf = (itemId: string, place: string) => number

const weights = [1, 2, 4] as const
const [inText, inSummary, inTitle] = [0, 1, 2]

/** Places of words are kept in pieces, so that growing copies nothing. */
const pieceBits = 12
const pieceLength = 1 << pieceBits
const noPlace = 0xffffffff
const noItem = -1

/** So few forms never need to be tidied up. */
const fewForms = 500

/** Bytes, roughly: what a word of the vocabulary and a form of an item take besides the places. */
const bytesOfTerm = 160
const bytesOfForm = 400
const bytesOfPlace = 8

const sheetFor = (items: number) => ({
  scores: new Float64Array(items),
  counts: new Uint8Array(items),
  best: new Float64Array(items),
})

/**
 * The words of one site's publications, and where they are: which form of which item, and whether in its title, its
 * summary or its text. Texts are not kept. Eight bytes for each word of a form, however often it is in it.
 *
 * A form that is removed leaves its places behind, marked as nobody's; `isWorn` says when that is most of the index.
 */
export class SearchIndex {
  private readonly vocabulary = new Vocabulary()
  /** By word: the newest of its places. */
  private readonly heads: number[] = []
  /** By place, in pieces: which form (times four) and which part of it, and the word's place before this one. */
  private readonly pieces: { where: Uint32Array; before: Uint32Array }[] = []
  private places = 0
  /** By number of a form: the number of its item. */
  private readonly itemOfForm: number[] = []
  private readonly items: (Item | undefined)[] = []
  private readonly byId = new Map<string, Item>()
  private live = 0
  private sheet = sheetFor(0)

  /** Whether more forms were removed than there are, and so many that it matters. */
  get isWorn(): boolean {
    return this.itemOfForm.length > Math.max(2 * this.live, fewForms)
  }

  get forms(): number {
    return this.itemOfForm.length
  }

  get bytes(): number {
    return (
      this.pieces.length * pieceLength * bytesOfPlace +
      this.vocabulary.size * bytesOfTerm +
      this.itemOfForm.length * bytesOfForm
    )
  }

  put({ itemId, language, original, place }: Form, { title, summary, text, besides }: SearchedTexts): void {
    this.remove(itemId, language)
    const item = this.itemFor(itemId, place, original)
    const form = this.itemOfForm.length
    this.itemOfForm.push(item.number)
    item.forms.set(language, form)
    this.live += 1
    const partOf = new Map<string, number>()
    const note = (source: string, part: number) => {
      for (const word of differentWordsOf(source)) if (!partOf.has(word)) partOf.set(word, part)
    }
    note(title, inTitle)
    note(summary, inSummary)
    for (const source of [text, ...besides]) note(source, inText)
    for (const [word, part] of partOf) this.add(this.vocabulary.numberOf(word), form * 4 + part)
  }

  remove(itemId: string, language: string): void {
    const item = this.byId.get(itemId)
    const form = item?.forms.get(language)
    if (!item || form === undefined) return
    this.itemOfForm[form] = noItem
    item.forms.delete(language)
    this.live -= 1
    if (item.forms.size > 0) return
    this.byId.delete(itemId)
    this.items[item.number] = undefined
  }

  /**
   * Items that have all the words, each in whatever language; where none has all, those that have some. A word counts
   * more the rarer it is, the closer to what was typed, and in a title more than in a summary, there more than in a
   * text. Among equals those that are nearest to the present come first; of those that are equally near, the newest.
   *
   * @param typed folded, each once
   * @param distance how far an item is from the present, by its id and its place
   */
  find(typed: readonly string[], distance: DistanceOf = () => 0): FoundIds {
    const { scores, counts, best } = this.emptySheet()
    const meant = new Map<string, number>()
    for (const [place, word] of typed.entries()) {
      best.fill(0)
      let having = 0
      for (const match of this.vocabulary.matching(word)) {
        if (!meant.has(match.word)) meant.set(match.word, place)
        having += this.noteBest(best, match.term, match.closeness)
      }
      if (having === 0) continue
      const rarity = Math.log(1 + this.byId.size / having)
      for (let item = 0; item < this.items.length; item += 1) {
        const value = best[item] ?? 0
        if (value === 0) continue
        scores[item] = (scores[item] ?? 0) + value * rarity
        counts[item] = (counts[item] ?? 0) + 1
      }
    }
    return { itemIds: this.inOrder(scores, counts, typed.length, distance), meant }
  }

  /** What a search notes of each item, by its number. One for all: memory outside V8's heap is given back late. */
  private emptySheet() {
    if (this.sheet.counts.length < this.items.length) this.sheet = sheetFor(2 * this.items.length)
    this.sheet.scores.fill(0)
    this.sheet.counts.fill(0)
    return this.sheet
  }

  private inOrder(scores: Float64Array, counts: Uint8Array, words: number, distance: DistanceOf): string[] {
    const having = (least: number): Item[] =>
      this.items.flatMap((item) => (item && (counts[item.number] ?? 0) >= least ? item : []))
    const withAll = words > 0 ? having(words) : []
    const some = words > 1 && withAll.length === 0 ? having(1) : withAll
    return some
      .map(({ id, place, number }) => ({ id, place, score: scores[number] ?? 0, far: distance(id, place) }))
      .sort(
        (one, other) =>
          other.score - one.score ||
          one.far - other.far ||
          compare(other.place, one.place) ||
          compare(one.id, other.id),
      )
      .map(({ id }) => id)
  }

  /** Goes through the places of a word. @returns how many items have it that had no value before */
  private noteBest(best: Float64Array, term: number, closeness: number): number {
    let fresh = 0
    for (let place = this.heads[term] ?? noPlace; place !== noPlace;) {
      const piece = this.pieces[place >>> pieceBits]
      const within = place & (pieceLength - 1)
      const where = piece?.where[within] ?? 0
      place = piece?.before[within] ?? noPlace
      const item = this.itemOfForm[where >>> 2] ?? noItem
      if (item === noItem) continue
      const value = closeness * (weights[where & 3] ?? 1)
      if (best[item] === 0) fresh += 1
      if (value > (best[item] ?? 0)) best[item] = value
    }
    return fresh
  }

  private itemFor(id: string, place: string, original: boolean): Item {
    const known = this.byId.get(id)
    if (known) {
      if (original) known.place = place
      return known
    }
    const item = { id, place, number: this.items.length, forms: new Map<string, number>() }
    this.items.push(item)
    this.byId.set(id, item)
    return item
  }

  private add(term: number, where: number): void {
    const place = this.places
    const within = place & (pieceLength - 1)
    if (within === 0)
      this.pieces.push({ where: new Uint32Array(pieceLength), before: new Uint32Array(pieceLength) })
    const piece = this.pieces[place >>> pieceBits]
    if (!piece) return
    piece.where[within] = where
    piece.before[within] = this.heads[term] ?? noPlace
    this.heads[term] = place
    this.places += 1
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
