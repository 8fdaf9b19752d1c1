import { noteConflict } from '../conflicts/noted-conflicts'
import { noteSaved } from '../conflicts/saved-versions'
import { doubtSession } from '../session/session-doubts'
import { noteAnswer, noteSending } from '../editing/refused-files'

const unanswered =
  'The server did not answer, so this may not have been saved. What you typed is still here: wait a moment and save again.'

const fileIn = (body: FormData): File | undefined => {
  const file = body.get('file')
  return file instanceof File ? file : undefined
}

const isJson = (answer: Response): boolean =>
  answer.headers.get('content-type')?.includes('application/json') === true

/** An answer that says in words what happened: none came, or one from something in front of the program. */
const inWords = (answer: Response | undefined): Response =>
  answer && (answer.ok || isJson(answer))
    ? answer
    : Response.json({ errors: [{ message: unanswered }], message: unanswered }, { status: 503 })

const save = async (path: string, body: FormData, send: () => Promise<Response>): Promise<Response> => {
  const file = fileIn(body)
  if (file) noteSending(file)
  const answer = await send().catch(() => undefined)
  if (file) await noteAnswer(file, answer)
  if (answer) await Promise.all([noteConflict(path, answer), noteSaved(path, answer)])
  return inWords(answer)
}

/** Where a wrong password is no sign of a session that has ended. */
const signingIn = /^\/api\/users\/(?:login|logout|me|second-factor)/

/**
 * Looks at what the program answers to forms. Payload's forms tell nobody why a save was refused beyond a passing
 * message, show what the browser says where no answer came, and take a file whose upload was never answered for one that
 * was stored. Payload offers no place in between, so this stands before the page's `fetch`.
 *
 * @returns a function that ends it
 */
export const watchSaves = (): (() => void) => {
  const send = window.fetch.bind(window)
  const watching: typeof fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    const { origin, pathname } = new URL(address, window.location.href)
    const isOurs = origin === window.location.origin && pathname.startsWith('/api/')
    if (!isOurs) return send(input, init)
    const body = init?.body
    const answer =
      body instanceof FormData ? await save(pathname, body, () => send(input, init)) : await send(input, init)
    if ((answer.status === 401 || answer.status === 403) && !signingIn.test(pathname)) doubtSession()
    return answer
  }
  window.fetch = watching
  return () => {
    if (window.fetch === watching) window.fetch = send
  }
}
