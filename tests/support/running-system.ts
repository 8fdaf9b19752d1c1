import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { mongoEnvironment } from './database-under-test'
import { countStart } from './count-start'
import { copyDemo, writeDemo } from './demo-template'
import { freePort } from './free-port'
import { canBeHosted, startHosted } from './hosted-program'
import { asksForProcess, programEnvironment } from './program-environment'
import { quickFolder } from './quick-folder'
import { repository } from '../../scripts/repository'

export type SystemOptions = {
  /** `authoring` by default: everything. `delivery`: Express alone. */
  role?: 'authoring' | 'delivery'
  /** By default a new SQLite file. */
  databaseUri?: string
  /** Further settings, which win over those made here; `undefined` unsets one. */
  env?: Record<string, string | undefined>
  /** Runs before the start: `demo` is the demo's content (scripts/seed.ts); a function gets the settings. */
  seed?: 'demo' | ((settings: SystemSettings) => Promise<void>)
  /** With Next and the admin, which needs a build (`npm run build`). Off by default. */
  admin?: boolean
  /** Folder for database and media; it outlives `stop`, so that a second start can go on where the first ended. */
  folder?: string
  /** The program of Node that runs it; the one of the tests by default. */
  node?: string
  /** Milliseconds that it may take until it listens; 45 seconds by default. */
  timeout?: number
  /**
   * In the process that this worker's programs share, which costs a tenth of the time. Off by default, and without effect
   * where the settings ask for something of the process: `startAlliance` asks for it. It can be neither killed nor
   * measured.
   */
  hosted?: boolean
}

/** The settings of one running system, as its process sees them. */
type SystemSettings = { databaseUri: string; mediaDir: string; env: NodeJS.ProcessEnv }

export type RunningSystem = SystemSettings & {
  /** Scheme, host and port, without a trailing slash. */
  url: string
  /** @throws where it is hosted, as `kill` does */
  readonly processId: number
  /** Everything that the process has printed so far. */
  logs: () => string
  /** Asks it to stop (SIGTERM) and waits; after 15 seconds it is killed. `exitCode` is undefined where a signal ended it. */
  stop: () => Promise<{ exitCode: number | undefined }>
  /** Sends a signal and waits for the end: SIGKILL stands for a crash or a power cut. */
  kill: (signal: NodeJS.Signals) => Promise<void>
}

const running = new Set<RunningSystem>()
const children = new Set<ChildProcess>()

// A test process that ends early leaves nothing behind.
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')))

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** Resolves with the address that the process says it listens on. */
const listening = (child: ChildProcess, logs: () => string, timeout: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const give = (what: string) => new Error(`The system ${what}. It said:\n${logs()}`)
    const tooLate = setTimeout(() => reject(give(`did not listen within ${timeout / 1000} s`)), timeout)
    const look = () => {
      const match = /^Listening on (http:\/\/\S+)$/m.exec(logs())
      if (!match?.[1]) return
      clearTimeout(tooLate)
      child.stdout?.off('data', look)
      resolve(match[1])
    }
    child.stdout?.on('data', look)
    child.once('error', (error) => reject(give(`could not be started: ${error.message}`)))
    child.once('close', (code, signal) => {
      clearTimeout(tooLate)
      reject(give(`ended before it listened (${signal ?? `exit code ${code}`})`))
    })
  })

/** The same for all: what one of them has sealed, another must be able to check. */
const secret = 'the secret of every program that tests start'

const settingsFor = async (options: SystemOptions, folder: string): Promise<SystemSettings> => {
  const mediaDir = path.join(folder, 'media')
  await mkdir(mediaDir, { recursive: true })
  const databaseUri = options.databaseUri ?? `file:${path.join(folder, 'kpsa.db')}`
  const port = await freePort()
  const env = programEnvironment({
    DATABASE_URI: databaseUri,
    PAYLOAD_SECRET: secret,
    HOST: '127.0.0.1',
    // Not 0, although the program would take it: its public address has to be known before it listens.
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    MEDIA_DIR: mediaDir,
    RATE_LIMIT_PER_MINUTE: '0',
    ...(options.admin ? {} : { KPSA_ADMIN: 'off' }),
    ...(databaseUri.startsWith('mongodb') ? mongoEnvironment() : {}),
    ...(options.seed === 'demo' ? { KPSA_DEMO: 'true' } : {}),
    ...options.env,
  })
  return { databaseUri: env.DATABASE_URI ?? databaseUri, mediaDir: env.MEDIA_DIR ?? mediaDir, env }
}

const seed = async (options: SystemOptions, settings: SystemSettings): Promise<void> => {
  if (options.seed !== 'demo') return options.seed?.(settings)
  await (settings.env.S3_BUCKET ? writeDemo(settings.env) : copyDemo(settings, secret))
}

type Running = Pick<RunningSystem, 'kill' | 'logs' | 'processId' | 'stop' | 'url'>

const startAlone = async (options: SystemOptions, { env }: SystemSettings): Promise<Running> => {
  const role = options.role ? ['--role', options.role] : []
  const child = spawn(options.node ?? process.execPath, [...nodeArguments, 'src/server/start.ts', ...role], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  countStart('alone')
  children.add(child)
  let printed = ''
  const collect = (chunk: Buffer) => (printed += chunk.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      children.delete(child)
      resolve()
    }),
  )

  const kill = async (signal: NodeJS.Signals) => {
    if (!hasEnded(child)) child.kill(signal)
    await ended
  }
  const stop = async () => {
    const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await kill('SIGTERM')
    clearTimeout(impatient)
    return { exitCode: child.exitCode ?? undefined }
  }
  try {
    const url = await listening(child, () => printed, options.timeout ?? 45_000)
    return { url, processId: child.pid ?? 0, logs: () => printed, stop, kill }
  } catch (error) {
    await kill('SIGKILL')
    throw error
  }
}

const isShared = (): never => {
  throw new Error('This program shares its process with others: start it with `hosted: false`.')
}

const startInHost = async (options: SystemOptions, { env }: SystemSettings): Promise<Running> => {
  countStart('hosted')
  let printed = ''
  const program = await startHosted(
    env,
    options.role ?? 'authoring',
    options.timeout ?? 45_000,
    (text) => (printed += text),
  )
  return {
    url: program.url,
    get processId() {
      return isShared()
    },
    logs: () => printed,
    stop: async () => ({ exitCode: (await program.stop()) === '' ? 0 : 1 }),
    kill: () => Promise.resolve().then(isShared),
  }
}

const launch = async (options: SystemOptions, folder: string, removeFolder: () => Promise<void>) => {
  const settings = await settingsFor(options, folder)
  await seed(options, settings)
  const needsProcess = options.admin === true || options.node !== undefined || asksForProcess(settings.env)
  const hosted = options.hosted === true && canBeHosted() && !needsProcess
  const started = await (hosted ? startInHost : startAlone)(options, settings)
  const system: RunningSystem = {
    ...settings,
    url: started.url,
    get processId() {
      return started.processId
    },
    logs: started.logs,
    kill: started.kill,
    stop: async () => {
      const outcome = await started.stop()
      running.delete(system)
      await removeFolder()
      return outcome
    },
  }
  running.add(system)
  return system
}

/**
 * Starts the real program, in a process of its own unless it may be hosted, and waits until it listens. What a test forgets to stop is
 * stopped at the end of its file.
 *
 * @throws with everything that the process printed, where it ends or says nothing before the timeout
 */
export const startSystem = async (options: SystemOptions = {}): Promise<RunningSystem> => {
  const folder = options.folder ?? (await mkdtemp(path.join(quickFolder(), 'kpsa-system-')))
  const removeFolder = async () => {
    if (!options.folder) await rm(folder, { recursive: true, force: true })
  }
  try {
    return await launch(options, folder, removeFolder)
  } catch (error) {
    // Between choosing a free port and listening on it, somebody else may have taken it: once more, then.
    if (
      error instanceof Error &&
      /EADDRINUSE|Port \d+ is taken/.test(error.message) &&
      options.env?.PORT === undefined
    ) {
      return launch(options, folder, removeFolder)
    }
    await removeFolder()
    throw error
  }
}

/** Stops all systems that this test file has started. */
export const stopAllSystems = async (): Promise<void> => {
  await Promise.all([...running].map((system) => system.stop()))
}
