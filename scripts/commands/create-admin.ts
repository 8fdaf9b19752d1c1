import { ask, askSecretly, hasTerminal } from '../ask'
import { command, type Environment } from '../command'
import { withPayload } from '../with-payload'
import { ScriptError } from '../script-error'

const usage = `
npm run create-admin

Makes the first alliance administrator. Asks for address, name and password, or takes them from ADMIN_EMAIL,
ADMIN_NAME and ADMIN_PASSWORD. There is no other way to make the first one; further accounts are made in the admin.

  --help    this text
`

const defaultName = 'Alliance administrator'

/** @throws ScriptError where there is nobody to ask */
const readAccount = async (
  environment: Environment,
): Promise<{ email: string; name: string; password: string }> => {
  const { ADMIN_EMAIL, ADMIN_NAME, ADMIN_PASSWORD } = environment
  if (ADMIN_EMAIL && ADMIN_PASSWORD) {
    return { email: ADMIN_EMAIL, name: ADMIN_NAME || defaultName, password: ADMIN_PASSWORD }
  }
  if (!hasTerminal()) {
    throw new ScriptError('There is no terminal to ask on: set ADMIN_EMAIL and ADMIN_PASSWORD.')
  }
  const email = ADMIN_EMAIL || (await ask('E-mail address'))
  const name = ADMIN_NAME || (await ask(`Name (${defaultName})`)) || defaultName
  if (ADMIN_PASSWORD) return { email, name, password: ADMIN_PASSWORD }
  const password = await askSecretly(
    'Password (at least 12 characters; three random words are easy to remember)',
  )
  if ((await askSecretly('The same again')) !== password) {
    throw new ScriptError('These were two different passwords. Nothing was made; try again.')
  }
  return { email, name, password }
}

export const createAdmin = command({
  usage,
  options: {},
  run: ({ environment, settings, say, progress }) =>
    withPayload(settings, async (payload) => {
      const { makeFirstAdministrator, NoAdministrator } =
        await import('../../src/signing-in/first-administrator')
      const account = await readAccount(environment)
      try {
        await progress('Making the account', () => makeFirstAdministrator(payload, account))
      } catch (error) {
        if (error instanceof NoAdministrator) throw new ScriptError(error.message)
        throw error
      }
      say(`${account.email} is the alliance administrator now. Sign in under /admin.`)
    }),
})
