import type { IncomingMessage } from 'node:http'
import type { FlattenedField, SanitizedConfig } from 'payload'
import * as qs from 'qs-esm'
import { ProblemError } from './errors'

/** Longest address answered, in characters. */
const longestAddressSent = 8192

/** Payload's comparisons that both databases know, as a `where` may name them. */
const operators = new Set([
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'contains', 'like', 'not_like'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the values of some fields must look like, so that no database stumbles over them. */
export type ValueForms = {
  isId: (value: string) => boolean
  timeFields: ReadonlySet<string>
  /** Relations to several collections: their value is an object, `{relationTo, value}`. */
  mixedRelations: ReadonlySet<string>
  /** Rich text, whose inside no database can be asked for. */
  opaque: ReadonlySet<string>
  /** Lists of words: SQLite cannot look into those of a related document. */
  wordLists: ReadonlySet<string>
}

const fieldsWithin = (fields: readonly FlattenedField[]): FlattenedField[] =>
  fields.flatMap((field): FlattenedField[] => {
    if (field.type === 'blocks') return field.blocks.flatMap((block) => fieldsWithin(block.flattenedFields))
    return 'flattenedFields' in field ? fieldsWithin(field.flattenedFields) : [field]
  })

const formsOf = new WeakMap<SanitizedConfig, ValueForms>()

/** Told apart by their names alone: no field of the same name holds another sort of value. */
export const valueForms = (config: SanitizedConfig): ValueForms => {
  const known = formsOf.get(config)
  if (known) return known
  const form = config.db.name === 'mongoose' ? /^[0-9a-f]{24}$/i : /^[0-9a-f-]{24,36}$/i
  const fields = config.collections.flatMap(({ flattenedFields }) => fieldsWithin(flattenedFields))
  const namesWhere = (which: (field: FlattenedField) => boolean) =>
    new Set(fields.filter(which).map(({ name }) => name))
  const forms = {
    isId: (value: string) => form.test(value),
    timeFields: namesWhere(({ type }) => type === 'date'),
    mixedRelations: namesWhere((field) => field.type === 'relationship' && Array.isArray(field.relationTo)),
    opaque: namesWhere(({ type }) => type === 'richText' || type === 'json'),
    wordLists: namesWhere((field) => field.type === 'text' && field.hasMany === true),
  }
  formsOf.set(config, forms)
  return forms
}

const valuesOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(valuesOf)
    : isRecord(value)
      ? Object.values(value).flatMap(valuesOf)
      : String(value).split(',')

/**
 * What a relation to several collections is asked for: `document.value`. Payload's locks have one of the name that is a
 * text without fields elsewhere, and the admin asks for them when somebody takes over.
 */
const asksForRelation = (path: string, { mixedRelations }: ValueForms): boolean => {
  const [relation = '', part, ...further] = path.split('.')
  return mixedRelations.has(relation) && (part === 'value' || part === 'relationTo') && further.length === 0
}

const checkValue = (path: string, operator: string, value: unknown, forms: ValueForms): void => {
  const name = path.split('.').at(-1) ?? ''
  const isOutOfReach =
    (path !== name && forms.wordLists.has(name)) ||
    (!asksForRelation(path, forms) &&
      path
        .split('.')
        .slice(0, -1)
        .some((part) => forms.opaque.has(part)))
  const isList = Array.isArray(value) && operator !== 'in' && operator !== 'not_in'
  if (operator === 'exists' && !isOutOfReach && !isList) return
  const isRight =
    name === 'id' || name === 'parent'
      ? forms.isId
      : forms.timeFields.has(name)
        ? (text: string) => text === '' || text === 'null' || !Number.isNaN(Date.parse(text))
        : undefined
  const isMixed = forms.mixedRelations.has(name) && !isRecord(value)
  if (isOutOfReach || isList || isMixed || (isRight && !valuesOf(value).every(isRight))) {
    throw new ProblemError(
      'invalid-query',
      `The value for "${path}" in \`where\` is not one that it can have.`,
    )
  }
}

const checkWhere = (where: unknown, forms: ValueForms, depth = 0): void => {
  if (where === '' || where === undefined) return
  if (!isRecord(where) || depth > 8) {
    throw new ProblemError('invalid-query', 'The `where` is not understood: use where[field][equals]=value.')
  }
  for (const [key, value] of Object.entries(where)) {
    if (key === 'and' || key === 'or') {
      const parts: unknown[] = Array.isArray(value)
        ? value
        : isRecord(value)
          ? Object.values(value)
          : [undefined]
      for (const part of parts) {
        if (!isRecord(part))
          throw new ProblemError('invalid-query', `The "${key}" in \`where\` needs a list.`)
        checkWhere(part, forms, depth + 1)
      }
    } else if (!isRecord(value) || !Object.keys(value).every((operator) => operators.has(operator))) {
      throw new ProblemError(
        'invalid-query',
        `The \`where\` on "${key}" is not understood: use where[${key}][equals]=value, or another comparison.`,
      )
    } else {
      for (const [operator, compared] of Object.entries(value)) checkValue(key, operator, compared, forms)
    }
  }
}

/** Whether a `where` can be answered by both databases; a call of a server function has one too. */
export const wellFormedWhere = (where: unknown, forms: ValueForms): boolean => {
  try {
    checkWhere(where, forms)
    return true
  } catch {
    return false
  }
}

/** Caps that keep one request from asking for everything: 100 documents, two levels of relations. */
const caps = { limit: 100, depth: 2 } as const

const capped = (name: keyof typeof caps, value: unknown): string | undefined => {
  if (value === undefined || value === '') return undefined
  const number = Number(value)
  if (typeof value !== 'string' || !Number.isInteger(number) || number < 0) {
    throw new ProblemError('invalid-query', `\`${name}\` must be a whole number from 0 to ${caps[name]}.`)
  }
  // Payload takes a limit of 0 as "all".
  return String(name === 'limit' && number === 0 ? caps.limit : Math.min(number, caps[name]))
}

/**
 * Checks what a request asks of the REST API before Payload sees it.
 *
 * @param base scheme and host, such as `https://www.example.org`
 * @param forms what ids and times look like, see `valueForms`
 * @param longestAddress in characters
 * @returns the address with its caps applied
 * @throws ProblemError address-too-long, malformed-request, invalid-query
 */
export const checkedAddress = (
  request: Pick<IncomingMessage, 'url'>,
  base: string,
  forms: ValueForms,
  longestAddress = longestAddressSent,
): URL => {
  const raw = request.url ?? '/'
  if (raw.length > longestAddress) throw new ProblemError('address-too-long')
  let url: URL
  try {
    url = new URL(raw, base)
    if (
      /[\0\r\n]/.test(decodeURIComponent(url.pathname) + decodeURIComponent(url.search.replace(/\+/g, ' ')))
    ) {
      throw new Error('control character')
    }
  } catch {
    throw new ProblemError('malformed-request')
  }
  const query = qs.parse(url.search, { ignoreQueryPrefix: true, depth: 10, arrayLimit: 1000 })
  checkWhere(query.where, forms)
  // Payload would answer with it in the stored document's place, and stumbles over what is no JSON.
  if (query.data !== undefined) {
    throw new ProblemError(
      'invalid-query',
      '`data` is not taken here: documents are read as they are stored.',
    )
  }
  for (const name of ['limit', 'depth'] as const) {
    const value = capped(name, query[name])
    if (value !== undefined) url.searchParams.set(name, value)
  }
  if (query.limit === '') url.searchParams.delete('limit')
  // Without pages Payload would answer with everything, where no limit is given.
  if (query.pagination === 'false' && !query.limit) url.searchParams.set('limit', String(caps.limit))
  if (
    query.sort &&
    !String(query.sort as unknown)
      .split(',')
      .every((field) => /^-?\w[\w.-]*$/.test(field))
  ) {
    throw new ProblemError(
      'invalid-query',
      '`sort` must be the name of a field, with - in front to turn it round.',
    )
  }
  if (query.page !== undefined && !(typeof query.page === 'string' && /^[1-9]\d{0,6}$/.test(query.page))) {
    throw new ProblemError('invalid-query', '`page` must be a whole number from 1.')
  }
  return url
}
