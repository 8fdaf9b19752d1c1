import type { Payload } from 'payload'
import { InstallationRefused } from '../src/installation/installation'
import { EnvironmentError } from '../src/settings/env'
import { errorAsText } from '../src/settings/logged-error'
import { ScriptError } from './script-error'

/** A sentence where somebody can put it right; of all else what it is and where it came from, and never a value. */
export const sentenceOf = (error: unknown): string => {
  const told = [EnvironmentError, InstallationRefused, ScriptError].some((kind) => error instanceof kind)
  return told && error instanceof Error ? error.message : errorAsText(error)
}

/**
 * Opens the database of the environment, if it is the one that belongs here (which applies its migrations), does the work and closes it again. The
 * process ends with 0, or with 1 and what went wrong.
 */
export const withPayload = async (work: (payload: Payload) => Promise<void>): Promise<void> => {
  let payload: Payload | undefined
  let exitCode = 0
  try {
    // Loaded here, since the configuration reads the environment as soon as it is loaded.
    const { env } = await import('../src/settings/env')
    const { checkInstallation } = await import('../src/installation/check-installation')
    const { recordInstallation } = await import('../src/installation/record-installation')
    const settings = env()
    const { takeOverOutput } = await import('../src/server/take-over-output')
    takeOverOutput(['log'])
    const checked = await checkInstallation(settings)
    const { getPayload } = await import('payload')
    const { default: config } = await import('../payload.config')
    payload = await getPayload({ config })
    await recordInstallation(payload, settings, checked)
    await work(payload)
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    exitCode = 1
  }
  await payload?.destroy().catch(() => undefined)
  process.exit(exitCode)
}
