import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { AfterErrorHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload'

const derive = promisify(pbkdf2)

/** As Payload hashes passwords (auth/strategies/local/generatePasswordSaltHash.js). */
const hashLikePayload = (password: string) =>
  derive(password, 'of nobody in particular'.padEnd(64, '.'), 600_000, 32, 'sha256')

type Account = { id: string; lockUntil?: string | null }

const isRefusedUnseen = async (
  { payload, transactionID }: PayloadRequest,
  email: string,
): Promise<boolean> => {
  const account = await payload.db.findOne<Account>({
    collection: 'users',
    where: { email: { equals: email } },
    req: { transactionID },
  })
  return !account || (account.lockUntil ? new Date(account.lockUntil) > new Date() : false)
}

/**
 * Payload refuses unknown addresses and locked accounts before it looks at the password. Here they take as long as
 * a wrong password does, so that nobody can tell by the time who has an account.
 */
export const takeTheSameTime: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return
  const { email, password } = args.data as { email?: unknown; password?: unknown }
  if (typeof email !== 'string' || typeof password !== 'string' || password.trim() === '') return
  if (await isRefusedUnseen(req, email.toLowerCase().trim())) await hashLikePayload(password)
}

const refusal =
  'The e-mail address or the password is not right. After five wrong tries an address is locked for ten minutes.'

/** A wrong password, an unknown address and a locked account are answered in the same words. */
export const answerTheSame: AfterErrorHook = ({ error, result }) => {
  if (error.name !== 'AuthenticationError' && error.name !== 'LockedAuth') return
  // What answers after this hook (src/server/requests/answer-with-code.ts) takes the error's own words.
  error.message = refusal
  return { status: 401, response: { ...result, errors: [{ name: 'AuthenticationError', message: refusal }] } }
}
