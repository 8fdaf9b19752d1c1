import type { FlattenedField } from 'payload'

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

/** Most characters of a rich text, with all that its nodes say of themselves: some eighty printed pages. */
export const mostCharactersOfRichText = 250_000

/** Most entries of a list whose field says nothing itself: the schools of an alliance are at most some five hundred. */
const mostEntries = 1000

const numeral = new Intl.NumberFormat('en-GB')

/**
 * What is wrong with the size of a value, as a sentence; undefined where nothing is. It is asked before anything else
 * looks at the value: what takes long with much text is never begun.
 */
export const sizeProblem = (field: FlattenedField, value: unknown): string | undefined => {
  if (Array.isArray(value)) {
    const most = ('maxRows' in field && field.maxRows) || mostEntries
    if (value.length > most)
      return `This list has ${numeral.format(value.length)} entries; at most ${numeral.format(most)} are possible.`
    return value.map((entry) => sizeProblem(field, entry)).find((problem) => problem !== undefined)
  }
  if (typeof value !== 'string') return undefined
  const most = ('maxLength' in field && field.maxLength) || mostCharacters[field.type]
  return most === undefined || value.length <= most
    ? undefined
    : `This is too long: it has ${numeral.format(value.length)} characters, and at most ${numeral.format(most)} are possible.`
}
