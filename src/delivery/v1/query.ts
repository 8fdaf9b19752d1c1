import { z } from 'zod'
import { readingKinds } from '../../kinds/reading-kinds'
import { facets, type Facet, type ReadingKind } from '../../page-parts/reading-kind'
import type { FilterWord } from '../../public/filter-word'
import { longestSearch } from '../../public/longest-search'
import { ProblemError } from '../../problems/errors'
import { isAddedParameter } from '../front/added-parameters'
import { lowerBound, upperBound } from '../../calendar/time-bounds'

const timeSentence = (name: string) =>
  `${name} must be a day such as 2026-09-01, or a time such as 2026-09-01T08:30:00Z.`

/** As in time-bounds.ts, for the API's description. */
const dayOrTime = [
  { type: 'string', format: 'date', pattern: '^[12]' },
  { type: 'string', format: 'date-time', pattern: '^[12]' },
]

const time = (
  name: string,
  description: string,
  toBound: (text: string) => string | undefined,
  anyOf: object[] = dayOrTime,
) =>
  z
    .string()
    .meta({ anyOf })
    .transform((text, context) => {
      const found = toBound(text)
      if (found !== undefined) return found
      context.addIssue({ code: 'custom', message: timeSentence(name) })
      return z.NEVER
    })
    .optional()
    .meta({ description, examples: ['2026-09-01'] })

const limit = (fallback: number) =>
  z
    .string()
    .regex(/^([1-9]\d?|100)$/, { error: 'limit must be a whole number from 1 to 100.' })
    .transform(Number)
    .default(fallback)
    .meta({ type: 'integer', minimum: 1, maximum: 100, description: `How many; ${fallback} if left out.` })

const after = z.string().max(1000, { error: 'after is not a cursor of this address.' }).optional().meta({
  minLength: 1,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'A cursor that an earlier answer of this address gave. What it looks like inside may change.',
})

/** Translations are kept by language alone, so `pl-PL` (what browsers say) asks for `pl`. */
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, { error: 'language must be a language code, such as pl.' })
  .max(35, { error: 'language must be a language code, such as pl.' })
  .transform((code) => code.toLowerCase().split('-')[0])
  .optional()
  .meta({
    description:
      'The preferred language. It hides nothing: what has no translation comes as it was written, and says so.',
    examples: ['pl'],
  })

const expand = z.literal('occurrences', { error: 'expand can only be occurrences.' }).optional().meta({
  description: 'Adds to each event the times at which it takes place, for a year unless `to` is given.',
})

const from = time('from', 'Only what ends on or after this day (London time) or moment.', lowerBound)
/** Of what takes place, whatever is not over yet can be asked for at an address that stays the same. */
const fromOfOccurrences = time(
  'from',
  'Only occurrences that are not over on this day (London time), at this moment, or `now`; the list is in the order of ' +
    'the first of them, which `next` names. Left out, it begins today, and `next` is the first that is not over.',
  (text) => (text === 'now' ? text : lowerBound(text)),
  [...dayOrTime, { type: 'string', const: 'now' }],
)
const to = time(
  'to',
  'Only what begins before the end of this day (London time), or before this moment.',
  upperBound,
)
const period = { from, to }

/** Every list takes the filters of all kinds, so that a program may ask all of them the same. */
const filters = Object.fromEntries(
  facets.flatMap((facet) => {
    const filter = readingKinds.map((kind) => kind.filters?.[facet]).find(Boolean)
    return filter ? [[facet, filter]] : []
  }),
) as Record<Facet, FilterWord>

const listShape = {
  limit: limit(20),
  after,
  language,
  ...period,
  ...filters,
}

const q = z
  .string({ error: 'Say in q what to look for, such as q=swimming.' })
  .refine((text) => text.trim() !== '', { error: 'Say in q what to look for, such as q=swimming.' })
  .refine((text) => [...text].length <= longestSearch, {
    error: `q can have ${longestSearch} characters at most. Leave out the words that matter less.`,
  })
  .meta({
    minLength: 1,
    maxLength: longestSearch,
    pattern: String.raw`^[^\u0000-\u001f\u007f]*[^\u0000-\u0020\u007f][^\u0000-\u001f\u007f]*$`,
    description: 'The words to look for; the first twelve count. Case and accents make no difference.',
    examples: ['swimming'],
  })

/** The parameters of each address; what is not here is refused. */
export const noQuery = z.object({})
export const listQuery = z.object(listShape)
export const comingListQuery = z.object({ ...listShape, from: fromOfOccurrences, expand })
export const itemQuery = z.object({ language })
export const feedQuery = z.object({ language, after })
export const datedItemQuery = z.object({ language, ...period, expand })
export const calendarQuery = z.object({ language, category: listShape.category })
export const searchQuery = z.object({ q, language, limit: listShape.limit, after })
export const changesQuery = z.object({ after, limit: limit(100) })

export type DatedItemQuery = z.infer<typeof datedItemQuery>

/** What can be asked of a kind's list, for the API's description: the kind's own filters in its own words. */
export const listQueryOf = ({
  takesPlace,
  filters: own = {},
}: Pick<ReadingKind, 'takesPlace' | 'filters'>): typeof comingListQuery | typeof listQuery =>
  (takesPlace ? comingListQuery : listQuery).extend(own) as typeof listQuery

export const itemQueryOf = ({
  takesPlace,
}: Pick<ReadingKind, 'takesPlace'>): typeof datedItemQuery | typeof itemQuery =>
  takesPlace ? datedItemQuery : itemQuery

const refuse = (parameter: string, detail: string): never => {
  throw new ProblemError('invalid-query', detail, { parameter })
}

const checkNames = (parameters: URLSearchParams, allowed: string[]): void => {
  const seen = new Set<string>()
  for (const name of parameters.keys()) {
    if (!allowed.includes(name)) {
      const shown = name.slice(0, 40)
      refuse(
        shown,
        allowed.length === 0
          ? `This address takes no parameters, so not "${shown}" either.`
          : `There is no parameter "${shown}" here. Possible are: ${allowed.join(', ')}.`,
      )
    }
    if (seen.has(name)) refuse(name, `The parameter "${name}" is given more than once.`)
    seen.add(name)
  }
}

/**
 * The checked parameters of an address. What others add to links (`utm_source` and the like) is passed over.
 * @param address path and query as they were sent
 * @throws ProblemError `invalid-query`, naming the parameter: unknown, repeated, or with a value it cannot have
 */
export const readQuery = <Shape extends z.ZodRawShape>(
  address: string,
  schema: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> => {
  const question = address.indexOf('?')
  const sent = new URLSearchParams(question < 0 ? '' : address.slice(question + 1))
  const parameters = new URLSearchParams([...sent].filter(([name]) => !isAddedParameter(name)))
  checkNames(parameters, Object.keys(schema.shape))
  const result = schema.safeParse(Object.fromEntries(parameters))
  if (result.success) {
    const { from, to } = result.data as { from?: string; to?: string }
    if (from !== undefined && from !== 'now' && to !== undefined && from >= to)
      refuse('to', 'to must be later than from.')
    return result.data
  }
  const issue = result.error.issues[0]
  return refuse(String(issue?.path[0] ?? ''), issue?.message ?? 'A parameter is not valid.')
}
