import type { Payload, PayloadRequest } from 'payload'
import { settingsOf } from '../settings/settings-of'
import { hashKey } from './keys'
import { writeStoredClient } from './stored-client'

/**
 * Gives a site client a key that everybody knows, in place of all others. Only the demonstration may: its keys
 * stand in the documentation. Its seed is the only caller.
 */
export const setKnownKey = async (
  payload: Payload,
  id: string,
  key: string,
  req?: PayloadRequest,
): Promise<void> => {
  if (!settingsOf(payload).demo) throw new Error('Known keys exist in the demonstration only.')
  if (!/^kpsa_demo_[a-z0-9-]+_[0-9a-f]{16}$/.test(key))
    throw new Error('This is no key of the demonstration.')
  await writeStoredClient(payload, id, { keys: [{ hash: hashKey(key), validUntil: null }] }, req)
}
