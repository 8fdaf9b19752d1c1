import { element, escapeXml } from '../../page-parts/xml-text'
import { wordsOf, type TextWord } from './words-of-text'

/** A text in pieces, of which some are to be marked. */
export type MarkedText = { text: string; marked: boolean }[]

/** Which of the typed words a word of the index answers, by their places. */
type Meant = ReadonlyMap<string, number>

/** About how long a passage is, and how much of it goes before the first marked word, in characters. */
const passageLength = 240
const leadLength = 60

const withMarks = (text: string, words: readonly TextWord[], meant: Meant): MarkedText => {
  const pieces: MarkedText = []
  let at = 0
  const add = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), marked })
    at = Math.max(at, end)
  }
  for (const { start, end, folded } of words) {
    if (!meant.has(folded)) continue
    add(start, false)
    add(end, true)
  }
  add(text.length, false)
  return pieces
}

export const hasMarks = (text: MarkedText): boolean => text.some(({ marked }) => marked)

/** The whole text, its words marked. */
export const markWords = (text: string, meant: Meant): MarkedText => withMarks(text, wordsOf(text), meant)

/** Where the passage that shows the most of the typed words has its first one. */
const bestStart = (words: readonly TextWord[], meant: Meant): number | undefined => {
  const marked = words.flatMap(({ start, folded }) => {
    const place = meant.get(folded)
    return place === undefined ? [] : [{ start, place }]
  })
  let best: { start: number; shown: number } | undefined
  for (const [index, { start }] of marked.entries()) {
    const shown = new Set<number>()
    for (let at = index; (marked[at]?.start ?? Infinity) <= start + passageLength - leadLength; at += 1)
      shown.add(marked[at]?.place ?? 0)
    if (!best || shown.size > best.shown) best = { start, shown: shown.size }
  }
  return best?.start
}

/**
 * The part of a text that shows the most of the typed words, cut between words; an ellipsis says where it was cut.
 * @returns the beginning of the text, without marks, where none of the words is in it
 */
export const passageOf = (source: string, meant: Meant): MarkedText => {
  const text = source.replace(/\s+/g, ' ').trim()
  const words = wordsOf(text)
  const start = bestStart(words, meant) ?? 0
  const first = words.find((word) => word.start >= start - leadLength)?.start ?? 0
  const from = start <= leadLength ? 0 : first
  const furthest = from + passageLength
  const last = words.findLast((word) => word.start >= from && word.end <= furthest)?.end ?? furthest
  const to = text.length <= furthest ? text.length : last
  const shown = text.slice(from, to)
  const within = words
    .filter((word) => word.start >= from && word.end <= to)
    .map(({ folded, ...word }) => ({ folded, start: word.start - from, end: word.end - from }))
  return [
    ...(from > 0 ? [{ text: '… ', marked: false }] : []),
    ...withMarks(shown, within, meant),
    ...(to < text.length ? [{ text: ' …', marked: false }] : []),
  ]
}

/** Safe to put into a page: what stands in the text is text, and nothing but `mark` is markup. */
export const markedHtml = (text: MarkedText): string =>
  text.map(({ text: words, marked }) => (marked ? element('mark', words) : escapeXml(words))).join('')
