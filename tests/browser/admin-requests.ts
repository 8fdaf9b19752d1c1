import type { Page, Request, Response } from 'playwright-core'
import { isAtRest, watchPutOff } from './put-off-work'
import { drawsAnew, refusedCode } from '../support/server-functions'

/** A request that the admin's page made by itself, and how it was answered. */
type AdminRequest = {
  /** `POST /api/media`, or the name of the server function: `form-state`. */
  what: string
  status: number
  /** Of a server function: the code of its refusal. */
  refused: string | undefined
  /** Whether the answer would have Next draw the page anew. */
  redraw: boolean
}

export type RecordedRequests = {
  all: readonly AdminRequest[]
  /** Resolves as soon as nothing is on its way, and the page has nothing left to do and has put nothing off for a moment. */
  quiet: () => Promise<void>
  /** What was refused, failed or would draw the page anew, one line each; forgets it. */
  takeRefused: () => string[]
}

/** What the admin asks for and is refused on purpose, with the reason. */
export const refusedOnPurpose: { what: RegExp; status: number; reason: string }[] = []

const isOfAdmin = (request: Request): boolean =>
  /^\/(?:api|admin)(?:\/|$)/.test(new URL(request.url()).pathname)

const isServerFunction = (request: Request): boolean => request.headers()['next-action'] !== undefined

const nameOf = (request: Request): string => {
  if (isServerFunction(request)) {
    return /"name":"([a-z-]+)"/.exec(request.postData() ?? '')?.[1] ?? 'an unknown server function'
  }
  return `${request.method()} ${new URL(request.url()).pathname.replace(/[0-9a-f-]{36}|[0-9a-f]{24}/g, ':id')}`
}

const answered = async (response: Response): Promise<AdminRequest> => {
  const request = response.request()
  const known = { what: nameOf(request), status: response.status(), refused: undefined, redraw: false }
  if (!isServerFunction(request)) return known
  // The page may have gone on before the answer was complete: then it never is.
  const late = new Promise<string>((resolve) => setTimeout(() => resolve(''), 10_000).unref())
  const text = await Promise.race([response.text().catch(() => ''), late])
  const called = { text, headers: new Headers(response.headers()) }
  return { ...known, refused: refusedCode(called), redraw: drawsAnew(called) }
}

const isWrong = ({ what, status, refused, redraw }: AdminRequest): boolean =>
  (status >= 400 || refused !== undefined || redraw) &&
  !refusedOnPurpose.some((known) => known.status === status && known.what.test(what))

/** Writes down everything that a page asks of the program, from now on. */
export const recordRequests = async (page: Page): Promise<RecordedRequests> => {
  await watchPutOff(page)
  const all: AdminRequest[] = []
  const pending = new Set<Request>()
  let events = 0
  let looked = 0
  page.on('request', (request) => {
    if (!isOfAdmin(request)) return
    pending.add(request)
    events += 1
  })
  const ended = (request: Request) => {
    if (pending.delete(request)) events += 1
  }
  page.on('requestfailed', ended)
  page.on('response', (response) => {
    const request = response.request()
    if (!isOfAdmin(request)) return
    void answered(response).then((one) => {
      all.push(one)
      ended(request)
    })
  })
  return {
    all,
    quiet: async () => {
      const deadline = Date.now() + 30_000
      for (let quiet = false; !quiet && Date.now() < deadline;) {
        const seen = events
        quiet = (await isAtRest(page, deadline - Date.now())) && pending.size === 0 && events === seen
        if (!quiet) await page.waitForTimeout(20)
      }
    },
    takeRefused: () => {
      const wrong = all.slice(looked).filter(isWrong)
      looked = all.length
      return wrong.map(
        ({ what, status, refused, redraw }) =>
          `${what}: ${status}${refused ? ` ${refused}` : ''}${redraw ? ', drawn anew' : ''}`,
      )
    },
  }
}
