import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'
import type { FromHost, HostedWork } from './hosting-program'
import { askHost, startHost } from './hosting-process'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The socket where workers ask for programs: one connection for each, which ends with it. */
    programHosts: string
  }
}

/**
 * The first line on a connection, as JSON; all that comes after it asks to stop. Lines of answers are `FromHost`.
 *
 * @property host which process: one for each name
 */
export type AskedOfHost = { host: string; work: HostedWork }

type Host = { process: ChildProcess; living: Map<number, Socket> }

const tell = (socket: Socket, message: FromHost): void => void socket.write(`${JSON.stringify(message)}\n`)

const newHost = (): Host => {
  const host: Host = { process: startHost(), living: new Map() }
  // What nobody knows the program of concerns each of them.
  const toAll = (chunk: Buffer): void => {
    for (const [program, socket] of host.living) tell(socket, { program, printed: chunk.toString() })
  }
  host.process.stdout?.on('data', toAll)
  host.process.stderr?.on('data', toAll)
  host.process.on('message', (message: FromHost) => {
    const socket = host.living.get(message.program)
    if (!socket) return
    tell(socket, message)
    if (!('refused' in message || 'stopped' in message || 'exited' in message)) return
    socket.end()
    host.living.delete(message.program)
  })
  host.process.once('exit', () => {
    for (const socket of host.living.values()) socket.destroy()
  })
  return host
}

const endHost = async (host: ChildProcess): Promise<void> => {
  if (host.exitCode !== null || host.signalCode !== null) return
  const ended = once(host, 'exit')
  host.kill('SIGKILL')
  await ended
}

/** One process for the programs of each worker, and one for the commands of all, from when it is first asked until the run ends. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-hosts-'))
  const hosts = new Map<string, Host>()
  const all = new Set<Host>()
  let programs = 0

  const hostFor = (name: string): Host => {
    const known = hosts.get(name)
    if (known?.process.connected) return known
    const host = newHost()
    hosts.set(name, host)
    all.add(host)
    return host
  }

  const server = createServer((socket) => {
    const lines = createInterface({ input: socket })
    lines.once('line', (line) => {
      const { host: name, work } = JSON.parse(line) as AskedOfHost
      const host = hostFor(name)
      const program = ++programs
      host.living.set(program, socket)
      askHost(host.process, { program, ...work })
      const stop = () => host.process.connected && askHost(host.process, { program, stop: true })
      lines.on('line', stop)
      // A test file that ended early leaves nothing behind.
      socket.on('close', () => host.living.has(program) && stop())
    })
    socket.on('error', () => undefined)
  })
  const address = path.join(folder, 'hosts')
  await new Promise<void>((resolve) => server.listen(address, resolve))
  project.provide('programHosts', address)

  return async () => {
    server.close()
    await Promise.all([...all].map((host) => endHost(host.process)))
    await rm(folder, { recursive: true, force: true })
  }
}

export default setup
