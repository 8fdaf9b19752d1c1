import { spawn } from 'node:child_process'

export type CommandResult = {
  /** 0 is success; undefined where a signal ended the command. */
  exitCode: number | undefined
  stdout: string
  stderr: string
}

export type CommandOptions = {
  cwd?: string
  /** The whole environment; without it, this process's own. */
  env?: NodeJS.ProcessEnv
  input?: string
  /** Milliseconds after which the command is killed; none by default. */
  timeout?: number
}

/**
 * Runs a command to its end, without a shell and without a terminal.
 *
 * @throws where it cannot be started at all; a command that fails resolves with its exit code
 */
export const runCommand = (
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      timeout: options.timeout,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    // A command that ends without reading its input is no fault of the command.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? undefined, stdout, stderr }))
  })
