import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import {
  incrementLoginAttempts,
  killTransaction,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
} from 'payload'
import { ProblemError } from '../problems/errors'
import { fieldProblem } from '../validation/problem'
import { requireUnlocked } from './require-unlocked'

type Account = {
  id: string
  email?: string | null
  hash?: string | null
  salt?: string | null
  loginAttempts?: number | null
  lockUntil?: string | null
}

type Given = { password?: unknown; email?: unknown; currentPassword?: unknown }

const many = Symbol('changes many people at once')

/** So that the hook below can tell: what changes many has no answer of its own for each of them. */
export const noteManyAtOnce: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { id } = args as { id?: unknown }
  // With a named key besides, or Payload takes the context for an empty one.
  Object.assign(req.context, { [many]: operation === 'update' && id === undefined, changes: 'people' })
}

const derive = promisify(pbkdf2)

/** How Payload hashes passwords, by how a hash begins (auth/strategies/local/generatePasswordSaltHash.js). */
const current = { prefix: 'pbkdf2-sha256-v1:', rounds: 600_000, bytes: 32 }
const legacy = { prefix: '', rounds: 25_000, bytes: 512 }

const isPasswordOf = async ({ hash, salt }: Account, password: string): Promise<boolean> => {
  if (!hash || !salt) return false
  const { prefix, rounds, bytes } = hash.startsWith(current.prefix) ? current : legacy
  const stored = Buffer.from(hash.slice(prefix.length), 'hex')
  const given = await derive(password, salt, rounds, bytes, 'sha256')
  return stored.length === given.length && timingSafeEqual(stored, given)
}

const accountOf = async ({ payload, transactionID }: PayloadRequest, id: string): Promise<Account> =>
  (await payload.db.findOne<Account>({
    collection: 'users',
    where: { id: { equals: id } },
    req: { transactionID },
  })) ?? { id }

/** Locked as after wrong passwords at signing in, and by the same count. */
const waitAfterPasswords = 'There were too many wrong passwords. Wait ten minutes, then try again.'

/** @throws ValidationError where it is missing; ProblemError wrong-password, too-many-requests */
const checkCurrentPassword = async (
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  id: string,
  given: unknown,
): Promise<void> => {
  if (typeof given !== 'string' || given === '' || given.length > 1000) {
    throw fieldProblem('currentPassword', 'Give your current password as well.', collection.slug)
  }
  const account = await accountOf(req, id)
  requireUnlocked(req, account.lockUntil, waitAfterPasswords)
  if (!(await isPasswordOf(account, given))) {
    // The count is to stay when all else of this is undone; and on SQLite it would wait for this very transaction.
    await killTransaction(req)
    await incrementLoginAttempts({
      collection,
      payload: req.payload,
      user: account as Parameters<typeof incrementLoginAttempts>[0]['user'],
    })
    throw new ProblemError('wrong-password', undefined, {}, 'currentPassword')
  }
  // Others may have been tried at the same moment.
  const { lockUntil } = await accountOf(req, id)
  requireUnlocked(req, lockUntil, waitAfterPasswords)
}

const changesEmail = ({ email }: Given, { email: stored }: Account): boolean =>
  typeof email === 'string' && email.trim().toLowerCase() !== stored?.trim().toLowerCase()

/**
 * Whoever changes their own password, or the address that a new one is sent to, sends `currentPassword` with it: who
 * finds a screen unlocked, or has stolen a session, does not get the account. A wrong one counts like one at signing
 * in. An administrator needs none for others, and the link in an e-mail is another door.
 *
 * @throws ValidationError naming `currentPassword` where it is missing; ProblemError wrong-password,
 *   too-many-requests, one-at-a-time
 */
export const requireCurrentPassword: CollectionBeforeValidateHook<Account> = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { currentPassword, ...rest } = (data ?? {}) as Given & Partial<Account>
  const isOwn = req.user?.collection === 'users' && String(req.user.id) === String(originalDoc?.id)
  if (operation !== 'update' || !originalDoc || !isOwn) return rest
  if (!rest.password && !changesEmail(rest, originalDoc)) return rest
  if ((req.context as Record<symbol, unknown>)[many] === true) {
    throw new ProblemError(
      'one-at-a-time',
      'Change your own password, or address, in your own account alone.',
    )
  }
  await checkCurrentPassword(req, collection, String(originalDoc.id), currentPassword)
  return rest
}
