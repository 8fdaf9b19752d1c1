import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Reads the options of a script. `--help` prints the usage and ends with 0; an option that doesn't exist is
 * answered with a sentence and the usage, and ends with 1.
 */
export const readOptions = <T extends Options>(usage: string, options: T) => {
  const all: T & { help: { type: 'boolean' } } = { ...options, help: { type: 'boolean' } }
  try {
    const { values, positionals } = parseArgs({ options: all, allowPositionals: true, strict: true })
    if ('help' in values && values.help) {
      console.log(usage.trim())
      process.exit(0)
    }
    return { values, positionals }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}

${usage.trim()}`)
    process.exit(1)
  }
}
