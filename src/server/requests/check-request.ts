import type { IncomingMessage } from 'node:http'
import * as qs from 'qs-esm'
import { checkSort, checkWhere } from './check-where'
import { ProblemError } from '../../problems/errors'
import type { ValueForms } from './value-forms'

/** Longest address answered, in characters. */
const longestAddressSent = 8192

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
  if (query.sort) checkSort(query.sort, forms)
  if (query.page !== undefined && !(typeof query.page === 'string' && /^[1-9]\d{0,6}$/.test(query.page))) {
    throw new ProblemError('invalid-query', '`page` must be a whole number from 1.')
  }
  return url
}
