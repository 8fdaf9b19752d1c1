import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { comesFromThisMachine } from '../delivery/front/client-address'

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares in a time that says nothing about the token, not even its length. */
const sameToken = (given: string, token: string): boolean => timingSafeEqual(hashOf(given), hashOf(token))

/**
 * Whether the one who asks runs this service: somebody on this machine, or with the operator's token.
 * @param token METRICS_TOKEN; undefined leaves this machine alone
 */
export const asksForOperator = (request: IncomingMessage, token: string | undefined): boolean => {
  const given = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
  if (given !== undefined) return token !== undefined && sameToken(given, token)
  return comesFromThisMachine(request)
}
