import type { CommandResult } from './run-command'
import { runCommand } from './run-command'
import { countStart } from './count-start'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'

/**
 * Runs scripts/NAME.ts as a person would, without a terminal.
 *
 * @param env the whole environment: see `programEnvironment`, or `env` of a running system
 */
export const runScript = (
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  options: { input?: string; timeout?: number } = {},
): Promise<CommandResult> => {
  countStart('command')
  return runCommand(process.execPath, [...nodeArguments, inRepository('scripts', `${name}.ts`), ...args], {
    cwd: repository,
    env,
    timeout: 120_000,
    ...options,
  })
}
