import { pino, stdSerializers } from 'pino'
import { takeOutValues } from '../storing/take-out-values'
import { env } from './env'

/** One line of JSON an event, without personal data: no addresses, names, bodies or cookies. */
export const logger = pino({
  level: env().logLevel,
  base: null,
  serializers: {
    err: (error: unknown) => {
      takeOutValues(error)
      return error instanceof Error ? stdSerializers.err(error) : error
    },
  },
  redact: { paths: ['req', 'res', 'user', 'email', 'err.data', 'err.cause', '*.password'], remove: true },
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
