import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
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

/**
 * Slows down whoever tries passwords or codes from one address: after `limit` that failed within a quarter of an
 * hour, all are refused until it is over. Requests for a new password count whether they fail or not, since each
 * may send an e-mail. The count is kept in this process.
 *
 * @param limit 0 switches it off
 */
export const signInLimits = (limit: number): RequestHandler[] => {
  if (limit === 0) return []
  const common = {
    windowMs,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (_request: unknown, response: Parameters<typeof sendApiProblem>[0]) =>
      sendApiProblem(
        response,
        new ProblemError(
          'too-many-requests',
          'There were too many failed tries from your network. Wait a quarter of an hour, then try again.',
        ),
      ),
  } as const
  return [
    rateLimit({
      ...common,
      skip: (request) => !isGuess(request),
      skipSuccessfulRequests: true,
      // What is refused for another reason (no JSON, a password that is too short, not one's own account) was no guess.
      requestWasSuccessful: (request, response) =>
        isChange(request)
          ? response.locals.problemCode !== 'wrong-password'
          : response.statusCode !== 401 && response.statusCode !== 403,
    }),
    rateLimit({ ...common, skip: (request) => request.method !== 'POST' || !asking.test(pathOf(request)) }),
  ]
}
