import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

const header = 'X-Request-Id'

/**
 * Hexadecimal digits and hyphens, as every proxy makes its ids: nginx's `$request_id`, UUIDs. Nobody can write words
 * with them, so that nothing gets into the log that somebody sent.
 */
const wellFormed = /^[0-9a-f-]{16,64}$/i

/** One for the whole process: this module is there twice, in Next's bundle and in the rest of the program. */
const key = Symbol.for('kpsa.request-id')
const shared = globalThis as { [key]?: AsyncLocalStorage<string> }
const ids = (shared[key] ??= new AsyncLocalStorage<string>())

/** The id of the request that is being answered; undefined for what the program does by itself. */
export const requestId = (): string | undefined => ids.getStore()

const answers = new WeakMap<ServerResponse, string>()

/** The id of the request that this answers, for whoever has it at hand. */
export const idOfAnswer = (response: ServerResponse): string | undefined => answers.get(response)

const idOf = ({ headers }: IncomingMessage, proxies: number): string => {
  const given = proxies > 0 ? headers['x-request-id'] : undefined
  return typeof given === 'string' && wellFormed.test(given) ? given.toLowerCase() : randomUUID()
}

/** On what nobody may store: a cache would give everybody else the id of the first. */
const tellIn = (response: ServerResponse, id: string): void => {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse
  const withId = (...given: unknown[]): ServerResponse => {
    const own = given.find((one) => typeof one === 'object' && one !== null && !Array.isArray(one)) as
      Record<string, unknown> | undefined
    const caching = own?.['Cache-Control'] ?? own?.['cache-control'] ?? response.getHeader('cache-control')
    const isStored = typeof caching !== 'string' || !/\bno-store\b/.test(caching)
    if (!response.headersSent && !isStored) response.setHeader(header, id)
    return writeHead(...given)
  }
  response.writeHead = withId
}

/**
 * Gives each request an id, and `X-Request-Id` to what is answered with `no-store`. One that came in counts only behind a
 * proxy, and where it looks like one.
 *
 * @param proxies how many stand in front
 * @param followed whether lines of the log have the id that are written by code which knows no request, such as
 *   Payload's. Node has to look at each promise for it (docs/decisions/0032-log-and-seals.md).
 */
export const identifyRequests =
  (proxies: number, program: RequestListener, followed: boolean): RequestListener =>
  (request, response) => {
    const id = idOf(request, proxies)
    tellIn(response, id)
    answers.set(response, id)
    if (followed) ids.run(id, program, request, response)
    else program(request, response)
  }
