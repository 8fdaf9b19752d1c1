import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeArguments } from '../node-arguments.mjs'
import { inRepository, repository } from '../repository'

const longestStartMs = 60_000

/** A server in a process of its own. */
export type Program = {
  /** Scheme, host and port, without a trailing slash. */
  url: string
  processId: number
  /** Milliseconds from the start of the process until it was ready. */
  readyAfterMs: number
  stop: () => Promise<void>
}

const children = new Set<ChildProcess>()
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')))

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** What a process needs of the machine, and nothing of a developer's settings. */
const fromTheMachine = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot']

/** Settings of an installation with this database. Nobody but this machine can reach it, so the secret is none. */
export const settingsFor = (databaseFile: string, port = 3000): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  ...Object.fromEntries(fromTheMachine.map((name) => [name, process.env[name]])),
  DATABASE_URI: `file:${databaseFile}`,
  MEDIA_DIR: `${databaseFile}-media`,
  PAYLOAD_SECRET: 'only-for-measuring-on-this-machine-0000',
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'warn',
})

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

type ProgramOptions = {
  /** Arguments to Node: the script, from the repository's root, and its own. */
  args: string[]
  env: (port: number) => NodeJS.ProcessEnv
  /** Answers 200 as soon as the program is ready. */
  readyAt: string
}

/** @throws with what the program said, where it ends or is not ready within a minute */
export const startProgram = async ({ args, env, readyAt }: ProgramOptions): Promise<Program> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn(process.execPath, [...nodeArguments, ...args], {
    cwd: repository,
    env: env(port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let said = ''
  const collect = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-10_000))
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  void ended.then(() => children.delete(child))

  const isReady = async (): Promise<boolean> => {
    try {
      const answer = await fetch(url + readyAt)
      await answer.arrayBuffer()
      return answer.status === 200
    } catch {
      return false
    }
  }
  while (!(await isReady())) {
    if (hasEnded(child) || performance.now() - started > longestStartMs) {
      child.kill('SIGKILL')
      throw new Error(`${args.join(' ')} did not become ready. It said:\n${said}`)
    }
    await pause(5)
  }
  return {
    url,
    processId: child.pid ?? 0,
    readyAfterMs: performance.now() - started,
    async stop() {
      const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
      if (!hasEnded(child)) child.kill('SIGTERM')
      await ended
      clearTimeout(impatient)
    },
  }
}

/** The program itself in one of its roles, as `npm start` starts it. */
export const startRole = (
  role: 'authoring' | 'delivery',
  databaseFile: string,
  env: Record<string, string> = {},
): Promise<Program> =>
  startProgram({
    args: ['src/server/start.ts', '--role', role],
    env: (port) => ({ ...settingsFor(databaseFile, port), ...env }),
    readyAt: '/readyz',
  })

/** The authoring role with everything that answers requests here, and without the admin's pages. */
export const startAuthoring = (databaseFile: string): Promise<Program> =>
  startRole('authoring', databaseFile, { KPSA_ADMIN: 'off' })

/** Runs one of this project's scripts to its end. @throws with what it said, where it fails */
export const runScript = (args: string[], env: NodeJS.ProcessEnv): Promise<void> =>
  new Promise((resolve, reject) => {
    const [script = '', ...rest] = args
    const child = spawn(process.execPath, [...nodeArguments, inRepository(script), ...rest], {
      cwd: repository,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      children.delete(child)
      if (code === 0) resolve()
      else reject(new Error(`${args.join(' ')} failed. It said:\n${said}`))
    })
  })

/** Runs the work with all of these programs, and stops them after it, whatever happens. */
export const withPrograms = async <T>(
  starts: readonly Promise<Program>[],
  work: (programs: Program[]) => Promise<T>,
): Promise<T> => {
  const settled = await Promise.allSettled(starts)
  const programs = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  try {
    const failed = settled.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    return await work(programs)
  } finally {
    await Promise.all(programs.map((program) => program.stop()))
  }
}
