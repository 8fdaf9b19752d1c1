import type { IncomingMessage, RequestListener } from 'node:http'
import type { Env } from '../../settings/env'

/** Nearly all paths are spelt with nothing but these, in which nothing can be odd; what is asked of them stays. */
const surelyPlain = /^(?:\/[\w~-][\w.~-]*)*\/?(?:\?[^#]*)?$/

// control characters are what is looked for
const control = /[\u0000-\u001f\u007f]/

/** Scheme and host in front of a path (RFC 9112, section 3.2.2, absolute form), then the rest. */
const absoluteForm = /^https?:\/\/([^/?#\\@]+)((?:[/?][^]*)?)$/i

/** What is below these tells of a bad address in a form of its own; of all others a page tells. */
const ownForm = /^\/(?:v1|api|media)(?=\/)/

const withoutNeedlessPercents = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase()
  })

/** @returns undefined where the path is oddly spelt */
const plainPath = (path: string): string | undefined => {
  if (surelyPlain.test(path)) return path
  try {
    if (control.test(decodeURIComponent(path))) return undefined
  } catch {
    return undefined
  }
  const plain = withoutNeedlessPercents(path)
  const isOdd = !plain.startsWith('/') || /\\|%5C|%2F|\/\/|\/\.\.?(?:\/|$)/.test(plain)
  return isOdd ? undefined : plain
}

/**
 * The one spelling of an address (RFC 3986, section 6.2.2): without scheme and host, with percent signs only where they
 * are needed, and these in capitals. The query stays as it is.
 *
 * What is oddly spelt becomes an address that nobody has and every reader refuses with 400 (`/%`, `/v1/%`): half a
 * character, a control character, an empty part or one of dots, a slash or a backslash within a part, a fragment.
 *
 * @param target as it was sent, in origin form or absolute form, or `*` (OPTIONS)
 * @returns the host where the address names it
 */
export const plainAddress = (target: string): { address: string; host?: string } => {
  if (target === '*') return { address: target }
  const [, host, rest = target] = absoluteForm.exec(target) ?? []
  const full = host !== undefined && !rest.startsWith('/') ? `/${rest}` : rest
  const question = full.indexOf('?')
  const sent = question < 0 ? full : full.slice(0, question)
  const path = full.includes('#') ? undefined : plainPath(sent)
  if (path === undefined) return { address: `${ownForm.exec(sent)?.[0] ?? ''}/%`, host }
  return { address: question < 0 ? path : path + full.slice(question), host }
}

/**
 * The host that was asked for: what `Host` says, or, where the proxies are trusted with it, what the outermost of them
 * was asked for. Each of them adds to the end of the list, so what stands further left may be anybody's.
 */
const askedHost = (
  request: IncomingMessage,
  { trustProxy, trustForwardedHost }: Pick<Env, 'trustProxy' | 'trustForwardedHost'>,
): string | undefined => {
  if (!trustForwardedHost) return request.headers.host
  const hosts = [request.headers['x-forwarded-host'] ?? []]
    .flat()
    .flatMap((list) => list.split(','))
    .map((host) => host.trim())
    .filter(Boolean)
  return hosts.at(-Math.min(trustProxy, hosts.length)) ?? request.headers.host
}

/**
 * Stands in front of everything, so that all that comes after compares one spelling of the address and one host: limits,
 * checks of the origin, counts, routes, and what is kept in memory. None of them looks at what was sent.
 */
export const inPlainForm =
  (settings: Pick<Env, 'trustProxy' | 'trustForwardedHost'>, listener: RequestListener): RequestListener =>
  (request, response) => {
    const sent = request.url ?? ''
    if (!surelyPlain.test(sent)) {
      const { address, host } = plainAddress(sent)
      request.url = address
      // The host of an address in absolute form is the one that counts (RFC 9112, section 3.2.2).
      if (host !== undefined) request.headers.host = host
    }
    const asked = askedHost(request, settings)
    if (asked !== undefined) request.headers.host = asked
    // Express and Next would believe it. It stays, since it says that a proxy passed this on.
    if (request.headers['x-forwarded-host'] !== undefined) request.headers['x-forwarded-host'] = asked ?? ''
    listener(request, response)
  }
