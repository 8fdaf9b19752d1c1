/**
 * A process in which tests run any number of programs, told over IPC what to start and to stop: loading Payload takes
 * seconds of processor time, starting a program where it is loaded a fraction of one. It ends by itself when nobody
 * talks to it any more and all programs are stopped.
 */
import { errorAsText } from '../../src/settings/logged-error'
import { withOwnLog } from '../../src/settings/program-log'
import { startServer, type RunningServer, type ServerRole } from '../../src/server/start-server'
import { takeOverOutput } from '../../src/server/take-over-output'
import { runHosted, type CommandRun } from './hosting-commands'
import { rememberHashes } from './remembered-hashes'

/** What a host can be asked to do. */
export type HostedWork = { start: { environment: NodeJS.ProcessEnv; role: ServerRole } } | { run: CommandRun }

/** `program` is a number that whoever asks gives to a program, or to a run of a command. */
export type ToHost = { program: number } & (HostedWork | { stop: true })
export type FromHost = { program: number } & (
  | { printed: string }
  | { complained: string }
  | { listening: string }
  | { refused: string }
  | { failed: string }
  | { stopped: string }
  | { exited: number }
)

const programs = new Map<number, Promise<RunningServer>>()
const tell = (message: FromHost): void => void (process.connected && process.send?.(message))

const start = async (program: number, environment: NodeJS.ProcessEnv, role: ServerRole): Promise<void> => {
  const to = { write: (printed: string) => tell({ program, printed }) }
  const fail = (error: unknown): void => {
    tell({ program, failed: errorAsText(error) })
    void stop(program)
  }
  const starting = withOwnLog({ level: environment.LOG_LEVEL ?? 'info', to }, () =>
    startServer(environment, { role, fail }),
  )
  programs.set(program, starting)
  try {
    tell({ program, listening: (await starting).url })
  } catch (error) {
    programs.delete(program)
    tell({ program, refused: error instanceof Error ? `${error.message}\n${errorAsText(error)}` : '' })
  }
}

const stop = async (program: number): Promise<void> => {
  let problem = ''
  try {
    await (await programs.get(program))?.stop()
  } catch (error) {
    problem = errorAsText(error)
  }
  programs.delete(program)
  tell({ program, stopped: problem })
}

const run = async (program: number, asked: CommandRun): Promise<void> => {
  const exited = await runHosted(asked, {
    stdout: (printed) => tell({ program, printed }),
    stderr: (complained) => tell({ program, complained }),
  })
  tell({ program, exited })
}

takeOverOutput()
rememberHashes()
process.on('message', (message: ToHost) => {
  if ('start' in message) void start(message.program, message.start.environment, message.start.role)
  else if ('run' in message) void run(message.program, message.run)
  else void stop(message.program)
})
// Whoever asked is gone: so is what they started.
process.once('disconnect', () => {
  for (const program of programs.keys()) void stop(program)
})
