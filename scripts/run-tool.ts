import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { inRepository, repository } from './repository'
import { ScriptError } from './script-error'

export type ToolResult = { exitCode: number; output: string }

export type ToolOptions = {
  env?: NodeJS.ProcessEnv
  /** Where it runs; in the repository by default. */
  cwd?: string
  /**
   * `collect` (the default) keeps what it says for the result; `show` passes it on as it comes; `ask` also lets the
   * tool ask the person at the terminal.
   */
  output?: 'collect' | 'show' | 'ask'
}

/** The script of the npm that belongs to this Node: its command is a file of the shell on some systems. */
export const npmScript = (): string => {
  const beside = path.dirname(process.execPath)
  const script = [
    process.env.npm_execpath,
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((place) => place !== undefined && existsSync(place))
  if (script === undefined)
    throw new ScriptError('There is no npm beside this Node: install Node with its npm.')
  return script
}

/** A tool's own script below node_modules, without npx, which may ask the network. */
export const tool = (...parts: string[]): string => inRepository('node_modules', ...parts)

/** Runs a Node script to its end. Asked to stop (SIGTERM), both end, the tool first. */
export const runNode = (args: string[], options: ToolOptions = {}): Promise<ToolResult> =>
  new Promise((resolve, reject) => {
    const shown = options.output === 'show' || options.output === 'ask'
    const child = spawn(process.execPath, args, {
      cwd: options.cwd ?? repository,
      env: options.env ?? process.env,
      stdio: [
        options.output === 'ask' ? 'inherit' : 'ignore',
        shown ? 'inherit' : 'pipe',
        shown ? 'inherit' : 'pipe',
      ],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    let stopping = false
    const stop = () => {
      stopping = true
      child.kill('SIGTERM')
    }
    process.once('SIGTERM', stop)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.removeListener('SIGTERM', stop)
      if (stopping) process.exit(128 + constants.signals.SIGTERM)
      resolve({ exitCode: code ?? 128 + (signal ? constants.signals[signal] : 1), output })
    })
  })
