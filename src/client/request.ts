import { rememberLast, type AnswerMemory } from './answer-memory.js'
import { KpsaError, problemIn } from './problem.js'
import { wait } from './wait.js'

export type KpsaOptions = {
  /** Where the installation is, such as `https://www.example.org`. */
  url: string
  /** The key of a site client. Optional; keep it out of pages that others can read. */
  key?: string
  /** In place of the platform's own `fetch`. */
  fetch?: typeof globalThis.fetch
  /** Where answers are kept for conditional requests; `false` keeps none. */
  memory?: AnswerMemory | false
  /** How often a request is sent again after 429 or 503; 4 times by default. */
  retries?: number
  /** The longest that is waited before that, in seconds, whatever `Retry-After` says; 120 by default. */
  longestWait?: number
}

export type CallOptions = { signal?: AbortSignal }

export type Query = Record<string, string | number | undefined>

/** Asks one address. @throws KpsaError; what `fetch` throws where nothing answers; the signal's reason */
export type Ask = <Answer>(path: string, query?: Query, options?: CallOptions) => Promise<Answer>

const defaultWait = 2

/** Seconds, or a date (RFC 9110, section 10.2.3). */
const secondsToWait = (header: string | null, longest: number): number => {
  if (header === null) return Math.min(defaultWait, longest)
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Math.min(Math.max(Number.isNaN(seconds) ? defaultWait : seconds, 0), longest)
}

const addressOf = (base: string, path: string, query: Query): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value))
  const text = parameters.toString()
  return base + path + (text === '' ? '' : `?${text}`)
}

/** How all requests of one client are made: conditional, patient where the server asks for it, with its key. */
export const asker = ({
  url,
  key,
  fetch = globalThis.fetch,
  memory = rememberLast(),
  retries = 4,
  longestWait = 120,
}: KpsaOptions): Ask => {
  const base = url.replace(/(?<!\/)\/+$/, '')

  const send = async (address: string, etag: string | undefined, signal: AbortSignal | undefined) => {
    for (let again = 0; ; again += 1) {
      const response = await fetch(address, {
        headers: {
          Accept: 'application/json',
          ...(key !== undefined && { Authorization: `Bearer ${key}` }),
          ...(etag !== undefined && { 'If-None-Match': etag }),
        },
        ...(signal && { signal }),
      })
      if ((response.status !== 429 && response.status !== 503) || again >= retries) return response
      await response.body?.cancel()
      await wait(1000 * secondsToWait(response.headers.get('retry-after'), longestWait), signal)
    }
  }

  return async <Answer>(path: string, query: Query = {}, { signal }: CallOptions = {}): Promise<Answer> => {
    const address = addressOf(base, path, query)
    const known = memory === false ? undefined : await memory.get(address)
    const response = await send(address, known?.etag, signal)
    if (response.status === 304 && known) return JSON.parse(known.body) as Answer
    const body = await response.text()
    if (!response.ok) throw new KpsaError(address, response.status, problemIn(body, response.status))
    const etag = response.headers.get('etag')
    let answer: Answer
    try {
      answer = JSON.parse(body) as Answer
    } catch {
      throw new KpsaError(address, response.status, undefined)
    }
    if (memory !== false && etag !== null) await memory.set(address, { etag, body })
    return answer
  }
}
