import { ProblemError } from '../../problems/errors'
import type { ValueForms } from './value-forms'
import { isRecord } from '../../content/is-record'

/** Payload's comparisons that both databases know, as a `where` may name them. */
const operators = new Set([
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'contains', 'like', 'not_like'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
])
/** Those that take a list. */
const ofLists = new Set(['in', 'not_in'])
/** Those that one can ask of what has no order and no words: relations, and what is on or off. */
const ofSameness = new Set(['equals', 'not_equals', 'in', 'not_in', 'exists', 'contains'])

const deepest = 8
/** Longest value, in characters: the pattern of a `like` has a limit in each database. */
const longestValue = 1000
/** Comparisons, words and entries of lists in one `where`: SQLite gives up an expression of a thousand. */
const mostParts = 500
/** Ids in a list are no expressions of their own; the admin asks for some thousands of documents at once. */
const partsOfId = 0.1

type Plain = string | number | boolean | Date | null | undefined

/** GraphQL has made a time of what is one. */
const isPlain = (value: unknown): value is Plain =>
  value === null ||
  value instanceof Date ||
  ['string', 'number', 'boolean', 'undefined'].includes(typeof value)

/** What a relation to several collections is compared with. */
const isReference = (value: unknown, { isId }: ValueForms): boolean =>
  isRecord(value) &&
  Object.keys(value).every((key) => key === 'relationTo' || key === 'value') &&
  typeof value.relationTo === 'string' &&
  typeof value.value === 'string' &&
  isId(value.value)

const isEmpty = (text: string): boolean => text === '' || text === 'null'

/** The form that each value of a field must have; undefined where any plain value will do. */
const formOf = (name: string, operator: string, forms: ValueForms) => {
  if (name === 'id' || name === 'parent') return forms.isId
  if (forms.numbers.has(name)) return (text: string) => /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)
  if (forms.switches.has(name)) {
    return (text: string) => ofSameness.has(operator) && (text === 'true' || text === 'false')
  }
  if (forms.relations.has(name)) {
    return (text: string) =>
      ofSameness.has(operator) && (forms.isId(text) || (isEmpty(text) && /equals$/.test(operator)))
  }
  if (forms.sometimesRelations.has(name)) {
    return (text: string) => ofSameness.has(operator) && !(text === 'null' && ofLists.has(operator))
  }
  if (forms.timeFields.has(name)) {
    return (text: string) => isEmpty(text) || !Number.isNaN(Date.parse(text))
  }
  return undefined
}

/**
 * What a relation to several collections is asked for: `document.value`. Payload's locks have one of the name that is a
 * text without fields elsewhere, and the admin asks for them when somebody takes over.
 */
const asksForRelation = (path: string, { mixedRelations }: ValueForms): boolean => {
  const [relation = '', part, ...further] = path.split('.')
  return mixedRelations.has(relation) && (part === 'value' || part === 'relationTo') && further.length === 0
}

const isOutOfReach = (path: string, forms: ValueForms): boolean => {
  const parts = path.split('.')
  const name = parts.pop() ?? ''
  return (
    forms.containers.has(name) ||
    (parts.length > 0 && forms.wordLists.has(name)) ||
    (!asksForRelation(path, forms) && parts.some((part) => forms.opaque.has(part)))
  )
}

/** The single values that something is compared with: of a list, or of a text that is one, with commas. */
const valuesOf = (operator: string, value: unknown): unknown[] => {
  if (!ofLists.has(operator)) return [value]
  if (Array.isArray(value)) return value
  // So the parser of addresses writes a list that is long, or has numbers of its own.
  if (isRecord(value))
    return Object.keys(value).every((key) => /^\d+$/.test(key)) ? Object.values(value) : [value]
  return typeof value === 'string' ? value.split(',') : [value]
}

const isRightValue = (path: string, operator: string, value: unknown, forms: ValueForms): boolean => {
  const name = path.split('.').at(-1) ?? ''
  if (forms.mixedRelations.has(name)) return operator !== 'exists' && isReference(value, forms)
  if (!isPlain(value)) return false
  const text = String(value)
  if (text.length > longestValue) return false
  if (operator === 'exists') return true
  return formOf(name, operator, forms)?.(text) ?? true
}

type Count = { parts: number }

/** @throws ProblemError invalid-query */
const checkValue = (path: string, operator: string, compared: unknown, forms: ValueForms, count: Count) => {
  const values = valuesOf(operator, compared)
  const isOfIds = path === 'id' && ofLists.has(operator)
  for (const value of values)
    count.parts += isOfIds ? partsOfId : isPlain(value) ? String(value).split(/\s+/).length : 1
  if (count.parts > mostParts)
    throw new ProblemError('invalid-query', 'The `where` asks for too much at once.')
  if (isOutOfReach(path, forms) || !values.every((value) => isRightValue(path, operator, value, forms))) {
    throw new ProblemError(
      'invalid-query',
      `The value for "${path.slice(0, 100)}" in \`where\` is not one that it can have.`,
    )
  }
}

const partsOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  return isRecord(value) ? Object.values(value) : [undefined]
}

const checkPart = (where: unknown, forms: ValueForms, depth: number, count: Count): void => {
  if (!isRecord(where) || depth > deepest) {
    throw new ProblemError('invalid-query', 'The `where` is not understood: use where[field][equals]=value.')
  }
  for (const [key, value] of Object.entries(where)) {
    if (key === 'and' || key === 'or') {
      for (const part of partsOf(value)) {
        if (!isRecord(part))
          throw new ProblemError('invalid-query', `The "${key}" in \`where\` needs a list.`)
        checkPart(part, forms, depth + 1, count)
      }
    } else if (!isRecord(value) || !Object.keys(value).every((operator) => operators.has(operator))) {
      const name = key.slice(0, 100)
      throw new ProblemError(
        'invalid-query',
        `The \`where\` on "${name}" is not understood: use where[${name}][equals]=value, or another comparison.`,
      )
    } else {
      for (const [operator, compared] of Object.entries(value)) {
        checkValue(key, operator, compared, forms, count)
      }
    }
  }
}

/**
 * Whether both databases can answer a `where`. Each comparison has one plain value, or a list of some; no object gets
 * to a database, which would take it for a comparison of its own (`$ne`).
 *
 * @throws ProblemError invalid-query
 */
export const checkWhere = (where: unknown, forms: ValueForms): void => {
  if (where === '' || where === undefined || where === null) return
  checkPart(where, forms, 0, { parts: 0 })
}

/** The same as an answer; a call of a server function has a `where` too. */
export const wellFormedWhere = (where: unknown, forms: ValueForms): boolean => {
  try {
    checkWhere(where, forms)
    return true
  } catch {
    return false
  }
}

/** @param sort names of fields, as a list or with commas between them @throws ProblemError invalid-query */
export const checkSort = (sort: unknown, { hidden }: ValueForms): void => {
  // Payload refuses what is hidden in the collection itself, and not what is in a related document.
  const isRight = (field: unknown) =>
    typeof field === 'string' &&
    /^-?\w[\w.-]{0,200}$/.test(field) &&
    !field
      .split('.')
      .slice(1)
      .some((part) => hidden.has(part))
  const fields: unknown[] = Array.isArray(sort) ? sort : typeof sort === 'string' ? sort.split(',') : [sort]
  if (fields.length > 10 || !fields.every(isRight)) {
    throw new ProblemError(
      'invalid-query',
      '`sort` must be the name of a field, with - in front to turn it round.',
    )
  }
}
