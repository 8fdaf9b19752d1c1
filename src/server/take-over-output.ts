import { logger, logOfOthers } from '../settings/logger'

const methods = {
  trace: 'debug',
  debug: 'debug',
  log: 'debug',
  dir: 'debug',
  table: 'debug',
  info: 'debug',
  warn: 'warn',
  error: 'error',
} as const

type Method = keyof typeof methods

/**
 * From here on, what libraries print (Next, Payload, drivers) comes into the log as `logOfOthers` has it, and so do
 * Node's warnings and errors that nobody caught. Where only this listener is there, such an error ends the process,
 * as it does without one; Next adds its own, with which the process goes on.
 *
 * @param except what stays as it is: commands print their results
 */
export const takeOverOutput = (except: readonly Method[] = []): void => {
  for (const [name, level] of Object.entries(methods) as [Method, (typeof methods)[Method]][]) {
    if (except.includes(name)) continue
    // eslint-disable-next-line no-console -- This is what keeps the console from saying what it must not.
    console[name] = (...given: unknown[]) => logOfOthers(level, 'console', given)
  }
  process.removeAllListeners('warning')
  process.on('warning', (warning) => logOfOthers('warn', 'node', [warning]))
  process.on('uncaughtException', (error) => {
    const isLast = process.listenerCount('uncaughtException') === 1
    logger[isLast ? 'fatal' : 'error'](
      { err: error },
      isLast ? 'an error that nobody caught: the program ends' : 'an error that nobody caught',
    )
    if (isLast) process.exit(1)
  })
}
