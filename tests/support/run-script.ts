import type { CommandResult } from './run-command'
import { runCommand } from './run-command'
import { countStart } from './count-start'
import { runInHost } from './hosted-command'
import { canBeHosted } from './hosted-program'
import type { HostedCommand } from './hosting-commands'
import { asksForProcess } from './program-environment'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'

type ScriptOptions = {
  input?: string
  /** Milliseconds. */
  timeout?: number
  /**
   * In a process that commands share, where there is one: on by default, and without effect where the environment asks
   * for something of the process. `false` for what is about the process: two at once, what it prints as it ends, and so
   * on.
   */
  hosted?: boolean
}

const hostedCommands: Record<HostedCommand, true> = {
  'create-admin': true,
  installation: true,
  migrate: true,
  reconcile: true,
  seed: true,
  'verify-audit': true,
}

const isHosted = (name: string): name is HostedCommand => Object.hasOwn(hostedCommands, name)

/**
 * Runs scripts/NAME.ts as a person would, without a terminal.
 *
 * @param env the whole environment: see `programEnvironment`, or `env` of a running system
 */
export const runScript = (
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  { hosted = true, input, timeout = 120_000 }: ScriptOptions = {},
): Promise<CommandResult> => {
  if (hosted && input === undefined && isHosted(name) && canBeHosted() && !asksForProcess(env)) {
    countStart('hosted command')
    return runInHost({ command: name, args, environment: env }, timeout)
  }
  countStart('command')
  return runCommand(process.execPath, [...nodeArguments, inRepository('scripts', `${name}.ts`), ...args], {
    cwd: repository,
    env,
    timeout,
    ...(input === undefined ? {} : { input }),
  })
}
