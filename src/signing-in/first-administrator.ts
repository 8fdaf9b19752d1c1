import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { emailSentence, isEmail } from '../public/contact'
import { guessablePasswordProblem } from './guessable-password'
import { inTransaction } from '../transaction/in-transaction'
import { actingFor } from '../transaction/system-actor'

/** Why no administrator was made; a sentence for the person at the terminal. */
export class NoAdministrator extends Error {}

/** @throws NoAdministrator where the address or the password will not do */
const check = async ({
  name,
  email,
  password,
}: Record<'name' | 'email' | 'password', string>): Promise<void> => {
  if (!isEmail(email)) throw new NoAdministrator(emailSentence)
  const problem = await guessablePasswordProblem(password, [name, email])
  if (problem) throw new NoAdministrator(problem)
}

/**
 * Makes the first alliance administrator, and only the first: from then on administrators make accounts.
 *
 * @throws NoAdministrator where there is one already, the address is taken, or address or password will not do
 */
export const makeFirstAdministrator = async (
  payload: Payload,
  given: { name: string; email: string; password: string },
): Promise<void> => {
  const email = given.email.trim().toLowerCase()
  await check({ ...given, email })
  const req = await createLocalReq({ context: actingFor('making the first administrator') }, payload)
  // One transaction, so that of two who try at once only one succeeds.
  await inTransaction(req, async () => {
    // WARNING: overrides access, since nobody has an account yet; whoever runs this has the server itself.
    const whole = { collection: 'users', overrideAccess: true, req } as const
    const administrators = await payload.count({ ...whole, where: { allianceAdmin: { equals: true } } })
    if (administrators.totalDocs > 0) {
      throw new NoAdministrator(
        'There is an alliance administrator already. Ask them for an account: they make it in the admin, under People.',
      )
    }
    const taken = await payload.count({ ...whole, where: { email: { equals: email } } })
    if (taken.totalDocs > 0) {
      throw new NoAdministrator('Somebody has an account with this e-mail address already. Choose another.')
    }
    await payload.create({
      ...whole,
      data: { name: given.name.trim(), email, password: given.password, allianceAdmin: true, schools: [] },
      depth: 0,
    })
  })
}
