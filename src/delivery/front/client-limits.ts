import type { Request, Response } from 'express'
import { clientAddress, countedAs } from './client-address'
import type { SiteClient } from '../store/publication-store'
import { passLimit, type RequestLimits } from './request-limits'
import { ProblemError } from '../../problems/errors'

export type ClientLimits = {
  limits: RequestLimits
  /** Requests a minute for one site client; 0 switches the limit off. */
  perClient: number
  /** Tries a minute with a wrong key from one address; 0 switches the limit off. */
  perAddress: number
  proxies: number
}

/**
 * Identifies who asks and counts the request: with a valid key for the site client, which has a limit of its own;
 * with a wrong one for the address. Requests without a key were counted in front.
 *
 * @returns `refused` where 429 has been answered
 * @throws ProblemError `key-not-valid`
 */
export const admit = async (
  identify: (authorization: string | undefined) => Promise<SiteClient | undefined>,
  request: Request,
  response: Response,
  { limits, perClient, perAddress, proxies }: ClientLimits,
): Promise<SiteClient | 'refused' | undefined> => {
  try {
    const client = await identify(request.headers.authorization)
    if (!client) return undefined
    return passLimit(response, limits.count(`client ${client.id}`, perClient, 'website')) ? client : 'refused'
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'key-not-valid') throw error
    const who = `wrong key ${countedAs(clientAddress(request, proxies))}`
    if (passLimit(response, limits.count(who, perAddress, 'wrong-key'))) throw error
    return 'refused'
  }
}
