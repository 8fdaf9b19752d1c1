import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { ProblemError } from '../../server/errors'
import { approve } from '../../workflow/approve'
import type { ApprovedCollection } from '../../workflow/item'
import { receive } from '../../workflow/receive'
import { requestChanges } from '../../workflow/request-changes'
import { review } from '../../workflow/review'
import { transitions, type Verb } from '../../workflow/states'
import { submit } from '../../workflow/submit'
import { withdraw } from '../../workflow/withdraw'
import { reviewFile } from './review-file'

const note = z.string().max(5000).optional()

const bodySchema = z.strictObject({
  version: z.string().max(128).optional(),
  note,
  reason: note,
  correction: note,
  localNote: note,
  decision: z.enum(['accept', 'decline']).optional(),
})
type Body = z.infer<typeof bodySchema>

type Act = (req: PayloadRequest, collection: ApprovedCollection, id: string, body: Body) => Promise<void>
const acts: Record<Verb, Act> = { submit, approve, 'request-changes': requestChanges, withdraw, receive }

/** @throws ProblemError malformed-json, invalid-data */
const readBody = async (req: PayloadRequest): Promise<Body> => {
  const text = (await req.text?.()) ?? ''
  let given: unknown
  try {
    given = text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new ProblemError('malformed-json')
  }
  const result = bodySchema.safeParse(given)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    throw new ProblemError('invalid-data', problems.join('; '))
  }
  return result.data
}

const idOf = (req: PayloadRequest): string => {
  const id = req.routeParams?.id
  // Ids of both databases; anything else is no document of ours and never reaches a query.
  if (typeof id !== 'string' || !/^[0-9a-f-]{24,36}$/i.test(id)) throw new ProblemError('not-found')
  return id
}

/** `POST /api/{collection}/{id}/{verb}` for every verb, and `GET …/review`. Each answers with the review. */
export const workflowEndpoints = (collection: ApprovedCollection): Endpoint[] => [
  ...transitions.map(({ verb }): Endpoint => ({
    path: `/:id/${verb}`,
    method: 'post',
    handler: async (req) => {
      const id = idOf(req)
      await acts[verb](req, collection, id, await readBody(req))
      return Response.json(await review(req, collection, id))
    },
  })),
  {
    path: '/:id/review',
    method: 'get',
    handler: async (req) => Response.json(await review(req, collection, idOf(req))),
  },
  {
    path: '/:id/review-file/:filename',
    method: 'get',
    handler: (req) => reviewFile(req, collection, idOf(req), req.routeParams?.filename),
  },
]
