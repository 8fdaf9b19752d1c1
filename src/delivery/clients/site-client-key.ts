import { createHash } from 'node:crypto'
import { ProblemError } from '../../problems/errors'
import type { PublicationStore, SiteClient } from '../store/publication-store'

/** How often the last use of a client is written down at most, in milliseconds. */
const recordEveryMs = 60_000

/** As keys are stored: the SHA-256 of the key, in hex. A key has 256 random bits, so no salt is needed. */
export const keyHashOf = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex')

const bearer = /^Bearer(?:\s+(\S.*))?$/i

/**
 * Tells which site client a request comes from (RFC 6750, section 2.1). A key is optional, but one that is sent must
 * be valid: it is looked up at every request, so a revoked key is refused at once. Another scheme than Bearer isn't
 * for us (a proxy's Basic sign-in, say) and is ignored.
 *
 * Also notes when the client was last here, at most once a minute; failing at that fails nothing else.
 */
export const siteClientKeys = (
  store: Pick<PublicationStore, 'siteClient' | 'recordSiteClientUse'>,
  now: () => Date,
) => {
  const recorded = new Map<string, number>()

  const recordUse = (client: SiteClient, at: Date): void => {
    const last = recorded.get(client.id)
    if (last !== undefined && at.getTime() - last < recordEveryMs) return
    recorded.set(client.id, at.getTime())
    store.recordSiteClientUse(client.id, at).catch(() => {
      // A receipt that could not be written is written at a later request.
      recorded.delete(client.id)
    })
  }

  /**
   * @param authorization the header as it was sent
   * @returns undefined where no key was sent
   * @throws ProblemError `key-not-valid`
   */
  return async (authorization: string | undefined): Promise<SiteClient | undefined> => {
    const match = authorization === undefined ? null : bearer.exec(authorization.trim())
    if (!match) return undefined
    const key = match[1]?.trim()
    const at = now()
    const client = key ? await store.siteClient(keyHashOf(key), at) : undefined
    if (!client) throw new ProblemError('key-not-valid')
    recordUse(client, at)
    return client
  }
}
