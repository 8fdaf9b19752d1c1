import type { CollectionAfterOperationHook, Endpoint, PayloadRequest } from 'payload'
import type { SecondFactor } from './second-factor'
import { ProblemError } from '../problems/errors'
import { bodyOf } from '../site-clients/endpoint-body'
import { checkCode } from './check-code'
import { mailAboutSecondFactor } from './second-factor-mail'
import { addressForApp, newSecret, stepOfCode } from './one-time-codes'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes'
import {
  beginSecondFactor,
  changeSecondFactor,
  readSecondFactor,
  removeSecondFactor,
} from './second-factor-record'
import { isSecondFactorRequired, secondFactorDue } from './second-factor-due'
import type { StaffUser } from './session-strategy'

type Session = StaffUser & { _sid: string }

/** Whoever asks, with all rights or with their second factor still due. @throws ProblemError not-signed-in */
const personIn = (req: PayloadRequest): Session => {
  const user = req.user as Session | null
  if (user?.collection !== 'users' || !user._sid) throw new ProblemError('not-signed-in')
  return user
}

/** @throws ProblemError invalid-data */
const codeIn = async (req: PayloadRequest): Promise<string> => {
  const { code } = await bodyOf(req)
  if (typeof code !== 'string' || code.trim() === '' || code.length > 40) {
    throw new ProblemError('invalid-data', 'Give the six digits that your app shows, or a recovery code.')
  }
  return code.trim()
}

/** @throws ProblemError wrong-state */
const setUpFactor = async (req: PayloadRequest, person: string): Promise<SecondFactor> => {
  const factor = await readSecondFactor(req, person)
  if (!factor?.setUpAt)
    throw new ProblemError('wrong-state', 'There is no second step set up. Set it up first.')
  return factor
}

const answer = (body: object): Response => Response.json(body, { headers: { 'Cache-Control': 'no-store' } })

/** Only what still lives: the list grows no longer than the person's sessions. */
const withSession = (factor: SecondFactor, user: Session): string[] => {
  const living = new Set((user.sessions ?? []).map(({ id }) => id))
  return [...factor.verifiedSessions.filter((session) => living.has(session)), user._sid]
}

/**
 * `GET /api/users/second-factor` → `{due, on, required, recoveryCodesLeft}` for whoever asks. `due` is `verify` or
 * `set-up` where the session has no rights before that is done, else null.
 */
const status: Endpoint = {
  path: '/second-factor',
  method: 'get',
  handler: async (req) => {
    const user = personIn(req)
    const factor = await readSecondFactor(req, user.id)
    return answer({
      due: (await secondFactorDue(req, user, user._sid)) ?? null,
      on: Boolean(factor?.setUpAt),
      required: await isSecondFactorRequired(req, user),
      recoveryCodesLeft: factor?.setUpAt ? factor.recoveryCodes.length : 0,
    })
  },
}

/**
 * `POST /api/users/second-factor/begin` → `{secret, address, qrCode}`: the secret in base 32 for typing, its
 * `otpauth://` address, and that as an SVG picture in a `data:` address. Nothing is on before `confirm`.
 * @throws ProblemError wrong-state where a second factor is on
 */
const begin: Endpoint = {
  path: '/second-factor/begin',
  method: 'post',
  handler: async (req) => {
    const user = personIn(req)
    const secret = newSecret()
    await beginSecondFactor(req, user.id, { secret: req.payload.encrypt(secret), begunIn: user._sid })
    const address = addressForApp(secret, user.email)
    const { toString: qrCodeOf } = await import('qrcode')
    const svg = await qrCodeOf(address, { type: 'svg', margin: 2 })
    return answer({
      secret,
      address,
      qrCode: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    })
  },
}

/**
 * `POST /api/users/second-factor/confirm` `{code}` → `{recoveryCodes}`, which are never to be read again. The
 * session then has all rights; all others of this person wait for a code.
 * @throws ProblemError wrong-code; wrong-state where `begin` was not called in this session
 */
const confirm: Endpoint = {
  path: '/second-factor/confirm',
  method: 'post',
  handler: async (req) => {
    const user = personIn(req)
    const code = await codeIn(req)
    const factor = await readSecondFactor(req, user.id)
    if (!factor || factor.setUpAt || factor.begunIn !== user._sid) {
      throw new ProblemError(
        'wrong-state',
        'Setting up was begun anew elsewhere, or is done. Begin again here.',
      )
    }
    const step = stepOfCode(req.payload.decrypt(factor.secret), code.replace(/\s/g, ''), new Date())
    if (step === undefined) throw new ProblemError('wrong-code')
    const recoveryCodes = newRecoveryCodes()
    await changeSecondFactor(req, factor, {
      setUpAt: new Date().toISOString(),
      begunIn: null,
      lastStep: step,
      recoveryCodes: recoveryCodes.map((one) => hashRecoveryCode(req.payload, one)),
      verifiedSessions: [user._sid],
      failures: 0,
      lockedUntil: null,
    })
    await mailAboutSecondFactor(req, user, 'switched-on')
    return answer({ recoveryCodes })
  },
}

/**
 * `POST /api/users/second-factor/verify` `{code}` → `{recoveryCodesLeft}`. From then on the session has all rights.
 * @throws ProblemError wrong-code, too-many-requests, wrong-state
 */
const verify: Endpoint = {
  path: '/second-factor/verify',
  method: 'post',
  handler: async (req) => {
    const user = personIn(req)
    const code = await codeIn(req)
    const checked = await checkCode(req, user, await setUpFactor(req, user.id), code)
    await changeSecondFactor(req, checked, { verifiedSessions: withSession(checked, user) })
    return answer({ recoveryCodesLeft: checked.recoveryCodes.length })
  },
}

/**
 * `POST /api/users/second-factor/recovery-codes` `{code}` → `{recoveryCodes}`: ten new ones in place of all others.
 * @throws ProblemError wrong-code, too-many-requests, wrong-state
 */
const renewRecoveryCodes: Endpoint = {
  path: '/second-factor/recovery-codes',
  method: 'post',
  handler: async (req) => {
    const user = personIn(req)
    const code = await codeIn(req)
    const checked = await checkCode(req, user, await setUpFactor(req, user.id), code)
    const recoveryCodes = newRecoveryCodes()
    await changeSecondFactor(req, checked, {
      recoveryCodes: recoveryCodes.map((one) => hashRecoveryCode(req.payload, one)),
    })
    return answer({ recoveryCodes })
  },
}

/**
 * `POST /api/users/second-factor/remove` `{code}` → `{required}`: true where it has to be set up again at once,
 * which is how one moves to another phone.
 * @throws ProblemError wrong-code, too-many-requests, wrong-state
 */
const remove: Endpoint = {
  path: '/second-factor/remove',
  method: 'post',
  handler: async (req) => {
    const user = personIn(req)
    const code = await codeIn(req)
    await checkCode(req, user, await setUpFactor(req, user.id), code)
    await removeSecondFactor(req, user.id)
    await mailAboutSecondFactor(req, user, 'switched-off')
    return answer({ required: await isSecondFactorRequired(req, user) })
  },
}

/** Adds `secondFactor` to the answer to signing in: `verify` or `set-up` where that is due before all else, or null. */
export const saySecondFactorDue: CollectionAfterOperationHook = async ({ args, operation, result }) => {
  if (operation !== 'login' && operation !== 'resetPassword') return result
  const { user } = result as { user?: StaffUser }
  const { req } = args as { req: PayloadRequest }
  return { ...result, secondFactor: (user && (await secondFactorDue(req, user, undefined))) ?? null }
}

export const secondFactorEndpoints: Endpoint[] = [status, begin, confirm, verify, renewRecoveryCodes, remove]
