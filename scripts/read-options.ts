import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'

export type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Reads the options of a script.
 *
 * @returns what they are; or what to say in their place and the exit code to end with: the usage and 0 for `--help`; a
 *   sentence, the usage and 1 for an option that doesn't exist
 */
export const parseOptions = <T extends Options>(usage: string, options: T, args: string[]) => {
  const all: T & { help: { type: 'boolean' } } = { ...options, help: { type: 'boolean' } }
  try {
    const { values, positionals } = parseArgs({ args, options: all, allowPositionals: true, strict: true })
    if ('help' in values && values.help) return { say: usage.trim(), exitCode: 0 }
    return { values, positionals, say: undefined }
  } catch (error) {
    return {
      say: `${error instanceof Error ? error.message : String(error)}\n\n${usage.trim()}`,
      exitCode: 1,
    }
  }
}

/** The same of this process, which ends where there is something to say in their place. */
export const readOptions = <T extends Options>(usage: string, options: T) => {
  const read = parseOptions(usage, options, process.argv.slice(2))
  if (read.say === undefined) return read
  console[read.exitCode === 0 ? 'log' : 'error'](read.say)
  process.exit(read.exitCode)
}
