import { getPayload, type Payload } from 'payload'
import { makeConfig } from '../make-config'
import type { Env } from '../settings/env'

/** What Payload keeps for the whole process: its instances, by their keys. */
const instances = (): Map<string, unknown> =>
  (global as unknown as { _payload: Map<string, unknown> })._payload

export const isOpen = (key: string): boolean => instances().has(key)

/**
 * Opens a database under a key of its own: a process can have several. Opening applies the migrations.
 *
 * @throws whatever the database says; nothing is kept under the key then
 */
export const openPayload = async (
  settings: Env,
  key: string,
): Promise<{ payload: Payload; close: () => Promise<void> }> => {
  const forget = () => instances().delete(key)
  try {
    const payload = await getPayload({ config: makeConfig(settings), key })
    return { payload, close: () => payload.destroy().finally(forget) }
  } catch (error) {
    forget()
    throw error
  }
}
