import type { PayloadRequest } from 'payload'
import type { SecondFactor } from './second-factor'
import { ProblemError } from '../problems/errors'
import { endSessions } from './end-sessions'
import { mailAboutSecondFactor } from './second-factor-mail'
import { stepOfCode } from './one-time-codes'
import { hashRecoveryCode } from './recovery-codes'
import { requireUnlocked } from './require-unlocked'
import { changeSecondFactor } from './second-factor-record'
import type { StaffUser } from './session-strategy'

const mostFailures = 5
/** As long as an account is locked after wrong passwords. */
const lockMs = 10 * 60 * 1000

const waitAfterCodes = 'There were too many wrong codes. Wait ten minutes, then sign in again.'

/** What is used up by a code, so that it never serves again; undefined where it is no code of this person's. */
const usedUpBy = (
  { payload }: PayloadRequest,
  factor: SecondFactor,
  code: string,
): Pick<SecondFactor, 'lastStep' | 'recoveryCodes'> | undefined => {
  const { lastStep, recoveryCodes } = factor
  const step = stepOfCode(payload.decrypt(factor.secret), code.replace(/\s/g, ''), new Date())
  if (step !== undefined) return step > lastStep ? { lastStep: step, recoveryCodes } : undefined
  const hash = hashRecoveryCode(payload, code)
  return recoveryCodes.includes(hash)
    ? { lastStep, recoveryCodes: recoveryCodes.filter((known) => known !== hash) }
    : undefined
}

const refuse = async (req: PayloadRequest, user: StaffUser, tried: SecondFactor): Promise<never> => {
  if (tried.failures < mostFailures) throw new ProblemError('wrong-code')
  await changeSecondFactor(req, tried, {
    failures: 0,
    lockedUntil: new Date(Date.now() + lockMs).toISOString(),
  })
  await endSessions(req, user.id, (session) => session !== user._sid)
  await mailAboutSecondFactor(req, user, 'wrong-codes')
  throw new ProblemError(
    'wrong-code',
    'This code is not right, and there were too many wrong ones. Wait ten minutes, then sign in again.',
  )
}

/**
 * Takes a code from the app, or a recovery code. The try counts before the code is looked at, so that many at once
 * are no more than one after the other; the fifth wrong one ends the session in which it was given.
 *
 * @returns the second factor with the code used up
 * @throws ProblemError wrong-code, too-many-requests, wrong-state where another request was faster
 */
export const checkCode = async (
  req: PayloadRequest,
  user: StaffUser,
  factor: SecondFactor,
  code: string,
): Promise<SecondFactor> => {
  requireUnlocked(req, factor.lockedUntil, waitAfterCodes)
  const tried = await changeSecondFactor(req, factor, { failures: factor.failures + 1 })
  const usedUp = usedUpBy(req, tried, code)
  if (!usedUp) return refuse(req, user, tried)
  return changeSecondFactor(req, tried, { ...usedUp, failures: 0, lockedUntil: null })
}
