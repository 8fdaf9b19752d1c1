import { takeOverOutput } from '../src/server/take-over-output'
import { environment } from '../src/settings/env'
import type { Command } from './command'

/** Runs a command with the arguments and the environment of this process, which ends with it. */
export const runAsProcess = async (command: Command): Promise<never> => {
  takeOverOutput(['log'])
  return process.exit(await command(process.argv.slice(2), environment, process))
}
