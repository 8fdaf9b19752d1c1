import type { PastedEntry } from './pasted-text'
import { styleOf } from './style-of'

/** The sign or number before an entry, which Word writes into its text: it says itself what it is by `mso-list:Ignore`. */
export const isMarker = (element: Element): boolean => styleOf(element).get('mso-list') === 'ignore'

const markerIn = (paragraph: Element): string => {
  for (const element of paragraph.querySelectorAll('[style]')) {
    if (isMarker(element)) return (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  }
  return ''
}

/** `1.`, `2)`, `(a)`, `iv.`, `1.2`: anything else is a sign. */
const isNumber = (marker: string): boolean =>
  /^\(?\d{1,6}(?:\.\d{1,6}){0,8}[.):]?\)?$/.test(marker) ||
  /^\(?(?:[a-z]|[ivxlc]{1,8})[.):]\)?$/i.test(marker)

/** What Word's style sheet says of a level, where the paragraph itself has no sign. */
const isNumberedLevel = (sheet: string, list: string, level: number): boolean => {
  const start = sheet.indexOf(`@list ${list}:level${level}`)
  if (start === -1) return false
  const rules = sheet.slice(start, sheet.indexOf('}', start))
  return (
    !rules.includes('mso-level-number-format:bullet') && !rules.includes('mso-level-number-format: bullet')
  )
}

/**
 * The entry that a paragraph of Word is; undefined where it is none.
 *
 * @param sheet the text of the style sheets that came with it
 */
export const wordEntry = (paragraph: Element, sheet: string): PastedEntry | undefined => {
  const said = styleOf(paragraph).get('mso-list') ?? ''
  const level = /\blevel(\d{1,2})\b/.exec(said)?.[1]
  if (level === undefined) return undefined
  const marker = markerIn(paragraph)
  const list = /^l\d{1,6}\b/.exec(said)?.[0] ?? ''
  const ordered = marker === '' ? isNumberedLevel(sheet, list, Number(level)) : isNumber(marker)
  const start = Number(/^\(?(\d{1,6})[.):]?\)?$/.exec(marker)?.[1] ?? 1)
  return { type: 'entry', level: Number(level), ordered, start, list: said }
}

/** The number of a heading is part of its words: people refer to it. */
export const headingNumber = (heading: Element): string => markerIn(heading)
