import { request as requestOverHttp } from 'node:http'
import { request as requestOverHttps } from 'node:https'
import { isIP } from 'node:net'
import { webhookAddressProblem } from '../validation/webhook-address'
import { isPublicAddress, publicLookup } from './public-address'
import { systemCode } from '../problems/system-error'

/** How a receiver answered: with a status, or not at all, for a reason in words. */
export type PostOutcome = { status: number } | { problem: string }

/** From the beginning of the connection to the last byte that is read, in milliseconds. */
const longestMs = 10_000
/** Nobody needs what a receiver says beyond its status; a little is read so that it can end politely. */
const mostBytesRead = 4096

const problems: Record<string, string> = {
  PRIVATE_ADDRESS: 'The name leads to a private address, where webhooks are not sent.',
  ENOTFOUND: 'The host name was not found.',
  EAI_AGAIN: 'The host name could not be looked up.',
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was dropped before an answer came.',
  EHOSTUNREACH: 'The host could not be reached.',
  ENETUNREACH: 'The host could not be reached.',
  ETIMEDOUT: 'The host could not be reached.',
  CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the host is for another name.',
}

const problemOf = (error: unknown): string => {
  const code = systemCode(error) ?? ''
  return problems[code] ?? `The connection failed${/^[A-Z0-9_]+$/.test(code) ? ` (${code})` : ''}.`
}

const onThisMachine = 'The address is a private one, where webhooks are not sent.'

/**
 * What speaks against connecting. The parser of addresses has turned all notations of an IPv4 address into one, so
 * `http://2130706433/` is seen for what it is; a literal address is never looked up, hence the check here.
 */
const refusalOf = (url: URL): string | undefined => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) && !isPublicAddress(host) ? onThisMachine : undefined
}

/**
 * Posts once, follows nothing, and waits 10 s at most. Never throws.
 *
 * @param options.allowPrivate http and private addresses are fine too
 * @param options.signal gives up at once
 */
export const postMessage = (
  address: string,
  headers: Record<string, string>,
  body: string,
  {
    allowPrivate,
    signal,
    timeoutMs = longestMs,
  }: { allowPrivate: boolean; signal?: AbortSignal; timeoutMs?: number },
): Promise<PostOutcome> => {
  const problem = webhookAddressProblem(address, allowPrivate)
  if (problem) return Promise.resolve({ problem })
  const url = new URL(address)
  const refusal = allowPrivate ? undefined : refusalOf(url)
  if (refusal) return Promise.resolve({ problem: refusal })
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? requestOverHttps : requestOverHttp)(url, {
      method: 'POST',
      // A connection of its own each time: an address that was checked once is not used again later.
      agent: false,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'KPSA-Webhooks/1',
        ...headers,
      },
      ...(allowPrivate ? {} : { lookup: publicLookup() }),
    })
    const end = (outcome: PostOutcome) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      request.destroy()
      resolve(outcome)
    }
    const stop = () => end({ problem: 'The program was stopped meanwhile.' })
    const timer = setTimeout(
      () => end({ problem: `No complete answer came within ${timeoutMs / 1000} seconds.` }),
      timeoutMs,
    )
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    request.on('error', (error) => end({ problem: problemOf(error) }))
    request.on('response', (response) => {
      const outcome = { status: response.statusCode ?? 0 }
      let read = 0
      response.on('data', (chunk: Buffer) => {
        read += chunk.length
        if (read > mostBytesRead) end(outcome)
      })
      response.on('end', () => end(outcome))
      response.on('error', (error) => end({ problem: problemOf(error) }))
    })
    request.end(body)
  })
}
