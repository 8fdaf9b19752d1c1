import { parseArgs } from 'node:util'
import { InstallationRefused } from '../installation/installation'
import { environment, EnvironmentError } from '../settings/env'
import { errorAsText } from '../settings/logged-error'
import { keepTick } from './keep-tick'
import { StartError } from './start-error'

const usage = `
npm start [-- --role authoring|delivery] [--dev]

Starts the program. The authoring role is everything: the admin at /admin, the REST API at /api, the public pages
and the delivery API. The delivery role is the public pages and the delivery API alone.

  --role ROLE   authoring (the default) or delivery
  --dev         build the admin's pages as they are asked for (npm run dev)
  --help        this text

Settings come from the environment; .env.example lists them.
`

/** Ends the program with what went wrong: a sentence where whoever started it can put it right. Never a value. */
const endWithSentence = (error: unknown): never => {
  const told =
    error instanceof EnvironmentError || error instanceof StartError || error instanceof InstallationRefused
  process.stderr.write(`${told ? error.message : errorAsText(error)}\n`)
  process.exit(1)
}

const start = async (): Promise<void> => {
  keepTick()
  const { values } = parseArgs({
    options: {
      role: { type: 'string', default: 'authoring' },
      dev: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  // Before anything is loaded that goes by it.
  Object.assign(process.env, {
    NODE_ENV: process.env.NODE_ENV ?? (values.dev ? 'development' : 'production'),
  })
  const { serverRoles, startServer } = await import('./start-server')
  const role = serverRoles.find((known) => known === values.role)
  if (!role) throw new StartError(`There is no role "${values.role}": choose authoring or delivery.`)
  // Whoever develops sees what Next and libraries print as they print it.
  if (!values.dev) (await import('./take-over-output')).takeOverOutput()
  const { url, stop } = await startServer(environment(), { role, dev: values.dev, fail: endWithSentence })
  process.stdout.write(`Listening on ${url}\n`)

  const end = (): void =>
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Stopping failed: ${errorAsText(error)}\n`)
        process.exit(1)
      },
    )
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

start().catch(endWithSentence)
