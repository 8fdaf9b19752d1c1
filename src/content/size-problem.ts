import type { FlattenedField } from 'payload'
import { isRecord } from './is-record'

/**
 * Most characters where a field says nothing itself. Addresses of e-mail: RFC 5321, section 4.5.3.1.3. Choices, days
 * and numbers come as text too.
 */
const mostCharacters: Partial<Record<FlattenedField['type'], number>> = {
  text: 1000,
  textarea: 10_000,
  code: 10_000,
  email: 254,
  select: 200,
  radio: 200,
  date: 100,
  number: 100,
}

/** Of a rich text, with all that its nodes say of themselves: some eighty printed pages. */
const mostCharactersOfRichText = 250_000
const mostNodes = 6000

/** Most entries of a list whose field says nothing itself: the schools of an alliance are at most some five hundred. */
const mostEntries = 1000

const numeral = new Intl.NumberFormat('en-GB')

const charactersIn = (value: object): number =>
  Object.values(value).reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)

const isTooMuch = (richText: unknown): boolean => {
  const waiting: unknown[] = [isRecord(richText) ? richText.root : undefined]
  let nodes = 0
  let characters = 0
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (!isRecord(node)) continue
    nodes += 1
    characters += charactersIn(node) + (isRecord(node.fields) ? charactersIn(node.fields) : 0)
    const children = Array.isArray(node.children) ? (node.children as unknown[]) : []
    if (nodes + waiting.length + children.length > mostNodes || characters > mostCharactersOfRichText)
      return true
    for (const child of children) waiting.push(child)
  }
  return false
}

/** What is wrong with the size of a rich text, as a sentence; undefined where nothing is. Counts no further than it must. */
export const richTextSizeProblem = (value: unknown): string | undefined =>
  isTooMuch(value) ? 'This text is too long. Divide it into several.' : undefined

/**
 * What is wrong with the size of a value, as a sentence; undefined where nothing is. It is asked before anything else
 * looks at the value: what takes long with much text is never begun.
 *
 * @param spare characters that a text may have beyond its bound, before it is cleaned
 */
export const sizeProblem = (field: FlattenedField, value: unknown, spare = 0): string | undefined => {
  if (field.type === 'richText') return richTextSizeProblem(value)
  if (Array.isArray(value)) {
    const most = ('maxRows' in field && field.maxRows) || mostEntries
    if (value.length > most)
      return `This list has ${numeral.format(value.length)} entries; at most ${numeral.format(most)} are possible.`
    return value.map((entry) => sizeProblem(field, entry, spare)).find((problem) => problem !== undefined)
  }
  if (typeof value !== 'string') return undefined
  const most = ('maxLength' in field && field.maxLength) || mostCharacters[field.type]
  return most === undefined || value.length <= most + spare
    ? undefined
    : `This is too long: it has ${numeral.format(value.length)} characters, and at most ${numeral.format(most)} are possible.`
}
