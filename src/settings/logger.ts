import { destination, pino, stdTimeFunctions, type LogFn, type Logger, type LoggerOptions } from 'pino'
import { framesOf, isCallersFault, loggedError } from './logged-error'
import { knownPart } from './known-messages'
import { logLevel, ownLog } from './program-log'
import { requestId } from './request-id'

/** Asked for each line: programs in one process may say more or less, and what is loaded knows no settings yet. */
const isTold = (level: number): boolean => level >= (logger.levels.values[logLevel()] ?? Infinity)

const standardOutput = destination(1)

const lines = {
  write: (line: string): void => (ownLog()?.to ?? standardOutput).write(line),
  /** Pino asks for it after a fatal line, which may be the last. */
  flushSync: (): void => standardOutput.flushSync(),
}

const options = {
  level: 'trace',
  base: null,
  timestamp: stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: loggedError },
} satisfies LoggerOptions

/**
 * One line of JSON an event: time, level, the id of the request, what happened, and of errors what they are and where
 * they came from. Nothing personal: no addresses, names, bodies or cookies. Say what happened in words that are
 * written out here, and hand on numbers and slugs only.
 */
export const logger: Logger = pino(
  {
    ...options,
    mixin: () => {
      const id = requestId()
      return id === undefined ? {} : { requestId: id }
    },
    hooks: {
      // Without words of ours, pino takes the error's own, which may hold anything.
      logMethod([first, ...rest]: Parameters<LogFn>, method, level) {
        if (!isTold(level)) return
        const given: unknown = first
        const object = given instanceof Error ? { err: given } : given
        if (typeof object === 'string') method.call(this, object, ...(rest as []))
        else
          method.call(
            this,
            object as object,
            ...((rest.length > 0 ? rest : ['something failed']) as [string]),
          )
      },
    },
  },
  lines,
)

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal'

const errorIn = (given: readonly unknown[]): unknown =>
  given
    .map((one) => {
      if (one instanceof Error || typeof one !== 'object' || one === null) return one
      const { err, error } = one as { err?: unknown; error?: unknown }
      return err ?? error
    })
    .find((one) => one instanceof Error)

const wordsIn = (given: readonly unknown[]): string | undefined =>
  given
    .flatMap((one) => {
      const text: unknown =
        typeof one === 'object' && one !== null && !(one instanceof Error)
          ? (one as { msg?: unknown }).msg
          : one
      return typeof text === 'string' ? [knownPart(text) ?? ''] : []
    })
    .find((text) => text !== '')

/** Where other code called a logger or the console, without how that came here. */
const whereSaid = (): string => {
  const from: { stack?: string } = {}
  Error.captureStackTrace(from, logOfOthers)
  return framesOf(from.stack ?? '')
    .split('\n')
    .filter((line) => !/node_modules\/pino\/|\.logMethod |console\.<computed> /.test(line))
    .join('\n')
}

/**
 * Writes down that code of others said something: what kind of error it had, and where it said so. Its words are
 * left out but for a few that are known, since they may hold what people typed. What a caller did wrong is no error.
 *
 * @param source such as `payload`
 * @param given what the other code said
 */
export const logOfOthers = (level: Level, source: string, given: readonly unknown[]): void => {
  if (!isTold(logger.levels.values[level] ?? 0)) return
  const err = errorIn(given)
  const isRefusal = isCallersFault(err)
  const known = wordsIn(given)
  const words = known ?? (isRefusal ? 'a request was refused' : 'something was said: see where')
  const details = err !== undefined ? { err } : known === undefined ? { stack: whereSaid() } : {}
  logger[isRefusal && (level === 'error' || level === 'fatal') ? 'info' : level](
    { source, ...details },
    words,
  )
}

/** As pino numbers them. */
const levels: Record<number, Level> = {
  10: 'debug',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

/** What Payload is given to log with. */
export const payloadLogger: Logger = pino({
  ...options,
  hooks: {
    logMethod(given, _method, level) {
      logOfOthers(levels[level] ?? 'error', 'payload', given)
    },
  },
})

/** What a caller did wrong is answered, not recorded: a log of refusals would hide what we did wrong. */
export const loggingLevels = {
  ProblemError: false,
  ValidationError: false,
  Forbidden: false,
  NotFound: false,
  QueryError: false,
  AuthenticationError: false,
  LockedAuth: 'warn',
} as const
