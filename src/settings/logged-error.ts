import { isErrorCode, sentenceOf } from '../problems/errors'
import { knownPart } from './known-messages'
import { sourcePlace } from './source-place'

/** What is told of an error: what it is and where it came from, and nothing of what it was about. */
export type LoggedError = {
  /** The name of its class. */
  type: string
  /** What it says, where that can hold no value. */
  message?: string
  code?: string | number
  codeName?: string
  /** Of system calls. */
  syscall?: string
  /** An HTTP status. */
  status?: number
  /** Of mail servers: what they answered, and to what. */
  responseCode?: number
  command?: string
  /** The lines of the stack, without what stands above them. Left out where the caller was at fault. */
  stack?: string
  cause?: LoggedError
  errors?: LoggedError[]
}

/** Errors of our own whose messages are written out in the program. By name: a class may be there twice, in Next's bundle too. */
const plain = new Set(['PlainError', 'WriteClash', 'HelperLost', 'EnvironmentError', 'InstallationRefused'])

/** Those with a code of the registry. */
const coded = new Set(['ProblemError', 'CodedError'])

const deepest = 5
const mostErrors = 5
const mostFrames = 30

const identifier = /^[A-Za-z_$][\w$]{0,60}$/

const textOf = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined

const wholeNumber = (value: unknown): number | undefined =>
  Number.isInteger(value) ? (value as number) : undefined

/** Node's codes, SQLite's and those of libraries are capitals; ours are those of the registry. */
const codeOf = (value: unknown): string | number | undefined =>
  wholeNumber(value) ??
  textOf(value, /^[A-Z][A-Z0-9_]{1,60}$/) ??
  (typeof value === 'string' && isErrorCode(value) ? value : undefined)

const frame =
  /^ {4}at (?:[\w$.<>#[\] ]{1,200} \()?((?:file:\/\/\/|node:|\/|[A-Za-z]:\\)[^\s()]{1,400}):(\d{1,7}):(\d{1,7})\)?$/

const fileOf = (location: string): string => location.replace(/^file:\/\//, '')

/** Within the program, as a path from its folder; `node:` as it is; undefined for anywhere else. */
const fileWithin = (location: string): string | undefined => {
  if (location.startsWith('node:')) return location
  const file = fileOf(location)
  const root = `${process.cwd()}/`
  if (file.startsWith(root)) return file.slice(root.length)
  // Where the folder of the program cannot be written, what is made of it stands elsewhere (scripts/compile.mjs).
  return /\/(kpsa-program-.*)$/.exec(file)?.[1]
}

/** File, line and column, in the sources where they are known. */
const placeOf = (location: string, line: string, column: string): string | undefined => {
  const source = sourcePlace({ file: fileOf(location), line: Number(line), column: Number(column) })
  if (source) return source
  const file = fileWithin(location)
  return file && `${file}:${line}:${column}`
}

/** The lines of a stack that name places in the program. A message stands above them, and may look like one of them. */
export const framesOf = (stack: string, message = ''): string => {
  const at = message === '' ? -1 : stack.indexOf(message)
  return (at < 0 ? stack : stack.slice(at + message.length))
    .split('\n')
    .flatMap((line) => {
      const [, location = '', row = '', column = ''] = frame.exec(line) ?? []
      const place = location && placeOf(location, row, column)
      return place ? [line.replace(`${location}:${row}:${column}`, place)] : []
    })
    .slice(0, mostFrames)
    .join('\n')
}

const messageOf = (error: Error, type: string): string | undefined => {
  const code = 'code' in error ? error.code : undefined
  // What the registry says, and not the detail that was given, which may name an item.
  if (coded.has(type) && typeof code === 'string' && isErrorCode(code)) return sentenceOf(code)
  return plain.has(type) ? error.message : knownPart(error.message)
}

const statusOf = (given: Record<string, unknown>): number | undefined =>
  wholeNumber(given.status) ??
  wholeNumber(given.statusCode) ??
  wholeNumber((given.$metadata as { httpStatusCode?: unknown } | undefined)?.httpStatusCode)

/** What an error calls itself, or else its class, which bundles may have shortened. */
const typeOf = (error: Error): string => {
  const name = textOf(error.name, identifier) ?? 'Error'
  return name === 'Error' ? (textOf(error.constructor?.name, identifier) ?? name) : name
}

/** Whether an error says that whoever asked was at fault: an HTTP status of 400 to 499. */
export const isCallersFault = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const status = wholeNumber((error as { status?: unknown }).status)
  return status !== undefined && status >= 400 && status < 500
}

const describe = (error: unknown, depth: number): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error }
  const given = error as unknown as Record<string, unknown>
  const type = typeOf(error)
  const stack = isCallersFault(error) ? '' : framesOf(error.stack ?? '', error.message)
  const told: LoggedError = {
    type,
    message: messageOf(error, type),
    code: codeOf(given.code),
    codeName: textOf(given.codeName, identifier),
    syscall: textOf(given.syscall, /^[a-z_0-9]{1,30}$/),
    status: statusOf(given),
    responseCode: wholeNumber(given.responseCode),
    command: textOf(given.command, /^[A-Z]{2,10}(?: [A-Z]{2,10})?$/),
    stack: stack || undefined,
    cause: error.cause === undefined || depth >= deepest ? undefined : describe(error.cause, depth + 1),
    errors:
      Array.isArray(given.errors) && depth < deepest && error instanceof AggregateError
        ? given.errors.slice(0, mostErrors).map((one) => describe(one, depth + 1))
        : undefined,
  }
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined),
  ) as unknown as LoggedError
}

/**
 * An error as the log, a job's record or a terminal may have it. It is made of what is known to be harmless, and not
 * what is left when something has been taken out: whatever a library puts into its errors one day stays out.
 */
export const loggedError = (error: unknown): LoggedError => {
  try {
    return describe(error, 0)
  } catch {
    return { type: 'unreadable' }
  }
}

/** The same for people at a terminal. */
export const errorAsText = (error: unknown): string => {
  const lines = (one: LoggedError): string[] => [
    [
      one.type,
      ...[one.code, one.codeName, one.syscall, one.status].filter((part) => part !== undefined),
    ].join(' ') + (one.message ? `: ${one.message}` : ''),
    ...(one.stack ? [one.stack] : []),
    ...(one.cause ? lines(one.cause).map((line, index) => (index === 0 ? `Caused by: ${line}` : line)) : []),
  ]
  return lines(loggedError(error)).join('\n')
}
