import type { Payload } from 'payload'
import { InstallationRefused } from '../src/installation/installation'
import { EnvironmentError } from '../src/server/env'

/** Something that whoever runs the script can put right: one sentence, no stack. */
export class ScriptError extends Error {}

const sentenceOf = (error: unknown): string => {
  const told = [EnvironmentError, InstallationRefused, ScriptError].some((kind) => error instanceof kind)
  if (told && error instanceof Error) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
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
    const { env } = await import('../src/server/env')
    const { checkInstallation } = await import('../src/installation/check-installation')
    const { recordInstallation } = await import('../src/installation/record-installation')
    const checked = await checkInstallation(env())
    const { getPayload } = await import('payload')
    const { default: config } = await import('../payload.config')
    payload = await getPayload({ config })
    await recordInstallation(payload, env(), checked)
    await work(payload)
  } catch (error) {
    console.error(sentenceOf(error))
    exitCode = 1
  }
  await payload?.destroy().catch(() => undefined)
  process.exit(exitCode)
}
