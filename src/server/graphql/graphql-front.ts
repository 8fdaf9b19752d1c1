import type { RequestHandler } from 'express'
import {
  execute,
  parse,
  specifiedRules,
  validate,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql'
import { createPayloadRequest, type Payload } from 'payload'
import { z } from 'zod'
import { actorOf } from '../../access/roles'
import { asTold, codeOf } from '../requests/answer-with-code'
import { ProblemError, retryAfterOf, sentenceOf, statusOf, type ErrorCode } from '../../problems/errors'
import { tooMuchAsked } from './graphql-bounds'
import { boundedSchema } from './graphql-schema'
import { jsonBoundsProblem } from '../requests/json-bounds'
import { logger } from '../../settings/logger'
import { headersOf, sendApiProblem } from '../payload-rest'
import { largestJson, readBody } from '../requests/read-body'

/** Words and signs of one query; the question about the whole schema has some three hundred. */
const mostTokens = 5000

const callSchema = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})
type Call = z.infer<typeof callSchema>

/** @throws ProblemError malformed-json, malformed-request */
const callIn = (text: string): Call => {
  if (jsonBoundsProblem(text)) throw new ProblemError('malformed-json')
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new ProblemError('malformed-json')
  }
  const call = callSchema.safeParse(given)
  if (call.success) return call.data
  throw new ProblemError(
    'malformed-request',
    'Send one object with `query`, and `variables` if there are any.',
  )
}

const isOfGraphql = (error: unknown): error is GraphQLError =>
  error instanceof Error && error.name === 'GraphQLError'

const toldBy =
  (payload: Payload) =>
  (error: GraphQLError): GraphQLFormattedError => {
    const cause = error.originalError
    // A variable of the wrong form comes as an error within an error, both of GraphQL's own.
    if (!cause || isOfGraphql(cause)) return { ...error.toJSON(), extensions: { code: 'malformed-request' } }
    const known = asTold(payload, cause)
    const code = codeOf(known)
    if (code === 'internal' || known !== cause) logger.error({ err: cause }, 'a request failed')
    return {
      message: code === 'internal' ? sentenceOf(code) : known === cause ? error.message : known.message,
      path: error.path,
      extensions: { code, statusCode: 'status' in known ? known.status : statusOf(code) },
    }
  }

const ours = new Set<ErrorCode>(['cannot-store', 'not-ready-yet'])

/** What nobody could have been answered is 503, like everywhere; what was refused to this person is told in `errors`. */
const statusFor = (data: unknown, errors: GraphQLFormattedError[] = []): number => {
  if (errors.some(({ extensions }) => ours.has(extensions?.code as ErrorCode))) return 503
  return data === undefined ? 400 : 200
}

/**
 * `POST /api/graphql`, for people who are signed in. Off unless `GRAPHQL=on`. Each request is one operation of at
 * most ten questions, eight levels and a hundred documents a list; hooks and access are those of every door.
 *
 * @param publicUrl scheme and host that people see
 * @param payloadInstanceCacheKey under which Payload was started, if not under its own
 * @returns a handler that answers `{data, errors}`; 400 for what cannot be understood, 401 for visitors, 405 for GET
 */
export const graphqlFront = (
  payload: Payload,
  publicUrl: string,
  payloadInstanceCacheKey?: string,
): RequestHandler => {
  const { config } = payload
  const told = toldBy(payload)
  const { schema, validationRules } = boundedSchema(config)

  const answer = async (call: Call, headers: Headers): Promise<[number, object]> => {
    const req = await createPayloadRequest({
      canSetHeaders: true,
      config,
      payloadInstanceCacheKey,
      request: new Request(new URL('/api/graphql', publicUrl), { method: 'POST', headers }),
    })
    req.payloadAPI = 'GraphQL'
    const unread = req.context.unreadableSession as ErrorCode | undefined
    if (!actorOf(req)) throw new ProblemError(unread ?? 'not-signed-in')
    const variableValues = call.variables ?? {}
    let result: ExecutionResult
    try {
      const document = parse(call.query, { maxTokens: mostTokens })
      const tooMuch = tooMuchAsked(document)
      if (tooMuch) throw new ProblemError('malformed-request', tooMuch)
      // The rules on complexity presume a valid document.
      const problem =
        validate(schema, document, specifiedRules, { maxErrors: 10 }).at(0) ??
        validate(schema, document, validationRules({ schema, document, variableValues })).at(0)
      if (problem) return [400, { errors: [told(problem)] }]
      result = await execute({
        schema,
        document,
        variableValues,
        operationName: call.operationName,
        contextValue: { headers: {}, req },
      })
    } catch (error) {
      if (isOfGraphql(error)) return [400, { errors: [told(error)] }]
      throw error
    }
    const { data } = result
    const errors = result.errors?.map(told)
    return [statusFor(data, errors), { data, ...(errors && { errors }) }]
  }

  return async (request, response) => {
    try {
      if (request.method !== 'POST') {
        response.setHeader('Allow', 'POST')
        throw new ProblemError('method-not-allowed', 'GraphQL is asked with POST.')
      }
      if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
        throw new ProblemError('media-type')
      const call = callIn((await readBody(request, largestJson)).toString('utf8'))
      const [status, body] = await answer(call, headersOf(request))
      response.setHeader('Cache-Control', 'no-store')
      const retryAfter = status === 503 ? retryAfterOf('cannot-store') : undefined
      if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
      response.status(status).json(body)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      sendApiProblem(response, error)
    }
  }
}
