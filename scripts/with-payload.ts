import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import type { Env } from '../src/settings/env'

/**
 * Opens the database, if it is the one that belongs here (which applies its migrations), does the work and closes it
 * again.
 *
 * @throws InstallationRefused; whatever the database or the work throws
 */
export const withPayload = async (
  settings: Env,
  work: (payload: Payload) => Promise<void>,
): Promise<void> => {
  // Loaded here: it takes seconds, and most mistakes can be told without.
  const { checkInstallation } = await import('../src/installation/check-installation')
  const { recordInstallation } = await import('../src/installation/record-installation')
  const checked = await checkInstallation(settings)
  const { openPayload } = await import('../src/server/open-payload')
  const { payload, close } = await openPayload(settings, `command ${randomUUID()}`)
  try {
    await recordInstallation(payload, settings, checked)
    await work(payload)
  } finally {
    await close().catch(() => undefined)
  }
}
