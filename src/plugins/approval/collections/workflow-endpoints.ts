import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { ApprovalError } from '../approval-error'
import { cleanLines, isIdOf } from '@kpsa/payload-content'
import { ownComponents } from '../admin/own-components'
import { possibleVerbs } from '../verbs/possible-verbs'
import { approve } from '../verbs/approve'
import type { Approval } from '../options'
import { receive } from '../verbs/receive'
import { requestChanges } from '../verbs/request-changes'
import { readableVersion, review } from '../review'
import { transitions, type Verb } from '../states'
import { submit } from '../verbs/submit'
import { withdraw } from '../verbs/withdraw'

const note = z.string().max(5000).transform(cleanLines).optional()

const bodySchema = z.strictObject({
  version: z.string().max(128).optional(),
  note,
  reason: note,
  correction: z.string().max(2000).transform(cleanLines).optional(),
  localNote: note,
  decision: z.enum(['accept', 'decline']).optional(),
})
type Body = z.infer<typeof bodySchema>

type Act = (req: PayloadRequest, collection: string, id: string, body: Body) => Promise<void>
const acts: Record<Verb, Act> = { submit, approve, 'request-changes': requestChanges, withdraw, receive }

/** @throws ApprovalError malformed-json, invalid-data */
const readBody = async (req: PayloadRequest): Promise<Body> => {
  const text = (await req.text?.()) ?? ''
  let given: unknown
  try {
    given = text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new ApprovalError('malformed-json')
  }
  const result = bodySchema.safeParse(given)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    throw new ApprovalError('invalid-data', problems.join('; '))
  }
  return result.data
}

const idOf = (req: PayloadRequest, collection: string): string => {
  const id = req.routeParams?.id
  if (typeof id !== 'string' || !isIdOf(req, collection, id)) throw new ApprovalError('not-found')
  return id
}

/** A file of the version under review. Who decides about the live version sees the files of that one too. */
const fileOf =
  (collection: string, reviewFile: NonNullable<Approval['reviewFile']>): Endpoint['handler'] =>
  async (req) => {
    const { item, live } = await readableVersion(req, collection, idOf(req, collection))
    const filename = req.routeParams?.filename
    if (typeof filename !== 'string') throw new ApprovalError('not-found')
    for (const version of [item, ...(live ? [live] : [])]) {
      const answer = await reviewFile(req, collection, version, filename)
      if (answer) return answer
    }
    throw new ApprovalError('not-found')
  }

/**
 * `POST /api/{collection}/{id}/{verb}` for every verb of the table, and `GET …/review`; each answers with the review.
 * `GET …/possible-verbs` is for the plugin's own panel, `GET …/review-file/{filename}` where the options say what a version's files are.
 */
export const workflowEndpoints = (collection: string, { components, reviewFile }: Approval): Endpoint[] => [
  ...transitions.map(({ verb }): Endpoint => ({
    path: `/:id/${verb}`,
    method: 'post',
    handler: async (req) => {
      const id = idOf(req, collection)
      await acts[verb](req, collection, id, await readBody(req))
      return Response.json(await review(req, collection, id))
    },
  })),
  {
    path: '/:id/review',
    method: 'get',
    handler: async (req) => Response.json(await review(req, collection, idOf(req, collection))),
  },
  ...(components.statePanel === ownComponents.statePanel
    ? [
        {
          path: '/:id/possible-verbs',
          method: 'get' as const,
          handler: async (req: PayloadRequest) =>
            Response.json({ possible: await possibleVerbs(req, collection, idOf(req, collection)) }),
        },
      ]
    : []),
  ...(reviewFile
    ? [
        {
          path: '/:id/review-file/:filename',
          method: 'get' as const,
          handler: fileOf(collection, reviewFile),
        },
      ]
    : []),
]
