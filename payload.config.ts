import { makeConfig } from './src/make-config'
import { env } from './src/settings/env'
import { logFrom } from './src/settings/program-log'

/** The configuration with the settings of this process: what Payload's and Next's tools ask for, and commands. */
const settings = env()
logFrom(settings.logLevel)
export default makeConfig(settings)
