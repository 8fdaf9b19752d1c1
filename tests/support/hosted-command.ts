import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { inject } from 'vitest'
import type { CommandRun } from './hosting-commands'
import type { FromHost } from './hosting-program'
import type { AskedOfHost } from './program-hosts'
import type { CommandResult } from './run-command'

/**
 * Runs a command in the process that runs those of all workers. Not in the one with this worker's programs: a command
 * beside a program is another process, which the locks of a database must keep apart.
 *
 * @throws where it does not end within the timeout, in milliseconds
 */
export const runInHost = (run: CommandRun, timeout: number): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const socket = connect(inject('programHosts'))
    const result: CommandResult = { exitCode: undefined, stdout: '', stderr: '' }
    const asked: AskedOfHost = { host: 'commands', work: { run } }
    const tooLate = setTimeout(() => {
      reject(new Error(`${run.command} did not end within ${timeout / 1000} s.`))
      socket.destroy()
    }, timeout)
    createInterface({ input: socket }).on('line', (line) => {
      const message = JSON.parse(line) as FromHost
      if ('printed' in message) result.stdout += message.printed
      if ('complained' in message) result.stderr += message.complained
      if ('exited' in message) result.exitCode = message.exited
    })
    socket.once('error', reject)
    socket.once('close', () => {
      clearTimeout(tooLate)
      resolve(result)
    })
    socket.write(`${JSON.stringify(asked)}\n`)
  })
