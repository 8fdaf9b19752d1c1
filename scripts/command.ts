import type { parseArgs } from 'node:util'
import { readEnv, type Env } from '../src/settings/env'
import { logFrom, ownLog } from '../src/settings/program-log'
import { withProgress } from './progress.mjs'
import { parseOptions, type Options } from './read-options'
import { sentenceOf } from './sentence-of'

export type Environment = Readonly<Record<string, string | undefined>>

/** Where a command prints; `process` is one. */
export type Output = Record<'stdout' | 'stderr', { write: (text: string) => unknown; isTTY?: boolean }>

/**
 * What `npm run NAME` does, apart from the process that does it, so that several can be run in one.
 *
 * @param args what stands behind its name
 * @param environment as `.env.example` lists it; asked for once the options are read
 * @returns the exit code: 0, or 1 where something went wrong, which stderr says
 */
export type Command = (args: string[], environment: () => Environment, output: Output) => Promise<number>

type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T; strict: true }>>['values']

/** How a command tells what it does. */
export type Telling = {
  /** Prints a line. */
  say: (line: string) => void
  /** Shows that something long is under way. */
  progress: <Result>(what: string, work: () => Promise<Result>) => Promise<Result>
}

/** What a command works with. */
type Given<T extends Options> = Telling & { values: Values<T>; environment: Environment; settings: Env }

type Description<T extends Options> = {
  /** What `--help` prints. */
  usage: string
  options: T
  /** @throws ScriptError and others that `sentenceOf` knows, for what somebody can put right */
  run: (given: Given<T>) => Promise<void>
}

export const command =
  <T extends Options>({ usage, options, run }: Description<T>): Command =>
  async (args, environment, { stdout, stderr }) => {
    const read = parseOptions(usage, options, args)
    if (read.say !== undefined) {
      const to = read.exitCode === 0 ? stdout : stderr
      to.write(`${read.say}\n`)
      return read.exitCode
    }
    try {
      const given = environment()
      const settings = readEnv(given)
      if (!ownLog()) logFrom(settings.logLevel)
      await run({
        values: read.values,
        environment: given,
        settings,
        say: (line) => void stdout.write(`${line}\n`),
        progress: (what, work) => withProgress(what, work, stdout),
      })
      return 0
    } catch (error) {
      stderr.write(`${sentenceOf(error)}\n`)
      return 1
    }
  }
