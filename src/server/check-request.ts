import type { IncomingMessage } from 'node:http'
import * as qs from 'qs-esm'
import { ProblemError } from './errors'

/** Longest address answered, in characters. */
const longestAddressSent = 8192

/** Payload's comparisons, as a `where` may name them. */
const operators = new Set([
  ...['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'contains', 'like', 'not_like'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checkWhere = (where: unknown, depth = 0): void => {
  if (where === '' || where === undefined) return
  if (!isRecord(where) || depth > 8) {
    throw new ProblemError('invalid-query', 'The `where` is not understood: use where[field][equals]=value.')
  }
  for (const [key, value] of Object.entries(where)) {
    if (key === 'and' || key === 'or') {
      const parts: unknown[] = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [undefined]
      for (const part of parts) {
        if (!isRecord(part)) throw new ProblemError('invalid-query', `The "${key}" in \`where\` needs a list.`)
        checkWhere(part, depth + 1)
      }
    } else if (!isRecord(value) || !Object.keys(value).every((operator) => operators.has(operator))) {
      throw new ProblemError(
        'invalid-query',
        `The \`where\` on "${key}" is not understood: use where[${key}][equals]=value, or another comparison.`,
      )
    }
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
 * @param longestAddress in characters
 * @returns the address with its caps applied
 * @throws ProblemError address-too-long, malformed-request, invalid-query
 */
export const checkedAddress = (
  request: Pick<IncomingMessage, 'url'>,
  base: string,
  longestAddress = longestAddressSent,
): URL => {
  const raw = request.url ?? '/'
  if (raw.length > longestAddress) throw new ProblemError('address-too-long')
  let url: URL
  try {
    url = new URL(raw, base)
    if (/[\0\r\n]/.test(decodeURIComponent(url.pathname) + decodeURIComponent(url.search.replace(/\+/g, ' ')))) {
      throw new Error('control character')
    }
  } catch {
    throw new ProblemError('malformed-request')
  }
  const query = qs.parse(url.search, { ignoreQueryPrefix: true, depth: 10, arrayLimit: 1000 })
  checkWhere(query.where)
  for (const name of ['limit', 'depth'] as const) {
    const value = capped(name, query[name])
    if (value !== undefined) url.searchParams.set(name, value)
  }
  // Without pages Payload would answer with everything, where no limit is given.
  if (query.pagination === 'false' && query.limit === undefined) url.searchParams.set('limit', String(caps.limit))
  if (query.page !== undefined && !(typeof query.page === 'string' && /^[1-9]\d{0,6}$/.test(query.page))) {
    throw new ProblemError('invalid-query', '`page` must be a whole number from 1.')
  }
  return url
}
