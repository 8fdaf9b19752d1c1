import type { Request, RequestHandler, Response } from 'express'
import { countedAs } from '../../delivery/front/client-address'
import { passLimit, RequestLimits } from '../../delivery/front/request-limits'
import { sendApiProblem } from '../payload-rest'
import { ProblemError } from '../../problems/errors'

const windowMs = 15 * 60 * 1000

/** In its one spelling, see src/server/requests/plain-request.ts. */
const pathOf = (request: Request): string => request.originalUrl.split('?')[0] ?? ''

/**
 * Where a password, a token from an e-mail or a code is tried. Payload takes these in any case, and with or without a
 * slash at the end.
 */
const guessing =
  /^\/api\/users\/(?:login|reset-password|second-factor\/(?:verify|confirm|remove|recovery-codes))\/?$/i
/** Where one's own password is changed, and the one before tried. */
const changing = /^\/api\/users\/[^/]+\/?$/i
const asking = /^\/api\/users\/forgot-password\/?$/i

const isChange = (request: Request): boolean => request.method === 'PATCH' && changing.test(pathOf(request))

const isGuess = (request: Request): boolean =>
  (request.method === 'POST' && guessing.test(pathOf(request))) || isChange(request)

const isAsking = (request: Request): boolean => request.method === 'POST' && asking.test(pathOf(request))

/** What is refused for another reason (no JSON, a password that is too short, not one's own account) was no guess. */
const hasFailed = (request: Request, response: Response): boolean =>
  isChange(request)
    ? response.locals.problemCode === 'wrong-password'
    : response.statusCode === 401 || response.statusCode === 403

const tooManyTries = (): ProblemError =>
  new ProblemError(
    'too-many-requests',
    'There were too many failed tries from your network. Wait a quarter of an hour, then try again.',
  )

/**
 * Slows down whoever tries passwords or codes from one address: after `limit` that failed within a quarter of an
 * hour, all are refused until it is over. Requests for a new password count whether they fail or not, since each
 * may send an e-mail. The count is kept in this process.
 *
 * @param limit 0 switches it off
 */
export const signInLimits = (limit: number): RequestHandler[] => {
  if (limit === 0) return []
  const limits = new RequestLimits(windowMs)
  const pass = (request: Request, response: Response, what: string): string | undefined => {
    const who = `${what} ${countedAs(request.ip ?? '')}`
    const passed = passLimit(response, limits.count(who, limit), () =>
      sendApiProblem(response, tooManyTries()),
    )
    return passed ? who : undefined
  }
  return [
    (request, response, next) => {
      if (isGuess(request)) {
        const who = pass(request, response, 'guess')
        if (who === undefined) return
        response.once('finish', () => {
          if (!hasFailed(request, response)) limits.takeBack(who)
        })
      } else if (isAsking(request) && pass(request, response, 'asking') === undefined) return
      next()
    },
  ]
}
