import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { inject } from 'vitest'
import type { ServerRole } from '../../src/server/start-server'
import type { FromHost } from './hosting-program'
import type { AskedOfHost } from './program-hosts'

export type HostedProgram = {
  url: string
  /** @returns what went wrong; empty where nothing did */
  stop: () => Promise<string>
}

/** Whether there is a process for it: in the tests of the project "http". */
export const canBeHosted = (): boolean => inject('programHosts') !== undefined

/**
 * Starts a program in the process that runs those of this worker.
 *
 * @param print is given what it prints
 * @throws where it does not listen within the timeout, in milliseconds
 */
export const startHosted = async (
  environment: NodeJS.ProcessEnv,
  role: ServerRole,
  timeout: number,
  print: (text: string) => void,
): Promise<HostedProgram> => {
  const socket = connect(inject('programHosts'))
  const asked: AskedOfHost = {
    host: process.env.VITEST_POOL_ID ?? '',
    work: { start: { environment, role } },
  }
  socket.write(`${JSON.stringify(asked)}\n`)
  let outcome: string | undefined
  const ended = new Promise<string>((resolve) =>
    socket.once('close', () => resolve((outcome ??= 'The process that it ran in ended.'))),
  )
  const listening = new Promise<string>((resolve) =>
    createInterface({ input: socket }).on('line', (line) => {
      const message = JSON.parse(line) as FromHost
      if ('printed' in message) print(message.printed)
      else if ('listening' in message) resolve(message.listening)
      else if ('failed' in message) print(`${message.failed}\n`)
      else if ('stopped' in message) outcome = message.stopped
      else if ('refused' in message) outcome = message.refused
    }),
  )
  const tooLate = new Promise<never>((_resolve, reject) =>
    setTimeout(
      () => reject(new Error(`The system did not listen within ${timeout / 1000} s.`)),
      timeout,
    ).unref(),
  )
  const refused = ended.then((why) => {
    throw new Error(`The system ended before it listened. It said:\n${why}`)
  })
  refused.catch(() => undefined)
  try {
    const url = await Promise.race([listening, refused, tooLate])
    print(`Listening on ${url}\n`)
    return {
      url,
      stop: () => {
        if (outcome === undefined && !socket.destroyed) socket.write('stop\n')
        return ended
      },
    }
  } catch (error) {
    socket.destroy()
    throw error
  }
}
