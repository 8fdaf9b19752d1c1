import type { Payload, PayloadRequest } from 'payload'
import { ProblemError } from '../problems/errors'
import type { StoredKey } from './keys'
import type { StoredWebhook } from './webhook-secrets'

export type StoredClient = {
  id: string
  name: string
  school: string
  enabled?: boolean | null
  keys?: StoredKey[] | null
  webhooks?: StoredWebhook[] | null
}

/**
 * A site client with its hashed keys and encrypted secrets.
 * WARNING: overrides access and shows hidden fields. Callers decide who may, and never answer with it.
 */
export const readStoredClient = async (
  payload: Payload,
  id: string,
  req?: PayloadRequest,
): Promise<StoredClient> => {
  const found = await payload.findByID({
    collection: 'site-clients',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    showHiddenFields: true,
    ...(req ? { req } : {}),
  })
  if (!found) throw new ProblemError('not-found')
  return found as unknown as StoredClient
}

/** WARNING: overrides access, since no person may write these fields; callers have decided who may rotate. */
export const writeStoredClient = async (
  payload: Payload,
  id: string,
  data: Partial<Pick<StoredClient, 'keys' | 'webhooks'>>,
  req?: PayloadRequest,
): Promise<void> => {
  await payload.update({
    collection: 'site-clients',
    id,
    data: data as Record<string, unknown>,
    depth: 0,
    overrideAccess: true,
    ...(req ? { req } : {}),
  })
}
