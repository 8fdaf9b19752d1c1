import { pino } from 'pino'
import { env } from './env'

/** One line of JSON an event, without personal data: no addresses, names, bodies or cookies. */
export const logger = pino({
  level: env().logLevel,
  base: null,
  redact: { paths: ['req', 'res', 'user', 'email', 'err.data', 'err.cause', '*.password'], remove: true },
})
