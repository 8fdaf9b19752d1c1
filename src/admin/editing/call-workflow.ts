import type { ApprovedCollection } from '../../alliance/item'
import type { Problem } from '../../plugins/approval/problem'
import type { Review } from '../../alliance/review'
import type { Verb } from '../../plugins/approval/states'

export type Refusal = { code: string; message: string; problems: Problem[] }
export type WorkflowAnswer =
  { review: Review; refusal?: undefined } | { review?: undefined; refusal: Refusal }

const unreachable: Refusal = {
  code: 'unreachable',
  message: 'The server could not be reached. Nothing is lost: please try again in a moment.',
  problems: [],
}

const answerOf = async (request: Promise<Response>): Promise<WorkflowAnswer> => {
  try {
    const response = await request
    const body = (await response.json()) as unknown
    if (response.ok) return { review: body as Review }
    const { code, message, problems } = body as Partial<Refusal>
    return {
      refusal: {
        code: code ?? 'internal',
        message: message ?? 'Something went wrong on our side. Please try again.',
        problems: problems ?? [],
      },
    }
  } catch {
    return { refusal: unreachable }
  }
}

/** `POST /api/{collection}/{id}/{verb}`, as the person who is signed in. Never throws. */
export const callWorkflow = (
  collection: ApprovedCollection,
  id: string,
  verb: Verb,
  body: Record<string, string>,
): Promise<WorkflowAnswer> =>
  answerOf(
    fetch(`/api/${collection}/${encodeURIComponent(id)}/${verb}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

/** `GET /api/{collection}/{id}/review`. Never throws. */
export const readReview = (
  collection: ApprovedCollection,
  id: string,
  signal: AbortSignal,
): Promise<WorkflowAnswer> =>
  answerOf(fetch(`/api/${collection}/${encodeURIComponent(id)}/review`, { signal }))
