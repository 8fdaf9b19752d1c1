import { fork, type ChildProcess } from 'node:child_process'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import type { FromHost, ToHost } from './hosting-program'
import { programEnvironment } from './program-environment'

const runner = nodeArguments.at(-1) ?? ''
/** Not how little memory a program of its own takes: many of them run here. */
const conditions = nodeArguments.filter((argument) => argument.startsWith('--conditions'))

/** Starts tests/support/hosting-program.ts. */
export const startHost = (): ChildProcess =>
  fork(runner, [inRepository('tests', 'support', 'hosting-program.ts')], {
    cwd: repository,
    env: programEnvironment({}),
    execArgv: conditions,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })

export const askHost = (host: ChildProcess, message: ToHost): void => void host.send(message)

/** The next thing that a host says of a program, besides what the program prints. */
export const saidOf = (
  host: ChildProcess,
  program: number,
): Promise<Exclude<FromHost, { printed: string }>> =>
  new Promise((resolve, reject) => {
    const listen = (message: FromHost): void => {
      if (message.program !== program || 'printed' in message) return
      host.off('message', listen)
      resolve(message)
    }
    host.on('message', listen)
    host.once('exit', (code) => reject(new Error(`The host ended with ${code}.`)))
  })
