import type { Review } from '../review'
import type { Verb } from '../states'

/** A party as the panel names it: its id stands under the name of the owner's field, which differs. */
export type AnyReview = Review<string>

export type ReviewStanding = { review: AnyReview; possible: readonly Verb[] }

/** What the server said, or the sentence with which it refused. */
type Answer<Body> = { body: Body; refusal?: undefined } | { body?: undefined; refusal: string }

const answerOf = async <Body>(request: Promise<Response>): Promise<Answer<Body>> => {
  try {
    const response = await request
    const body = (await response.json()) as unknown
    if (response.ok) return { body: body as Body }
    const { message } = body as { message?: string }
    return { refusal: message ?? 'Something went wrong. Please try again.' }
  } catch {
    return { refusal: 'The server could not be reached. Please try again in a moment.' }
  }
}

/** The review and what the person may do now. Never throws. */
export const readStanding = async (address: string, signal: AbortSignal): Promise<Answer<ReviewStanding>> => {
  const [review, possible] = await Promise.all([
    answerOf<AnyReview>(fetch(`${address}/review`, { signal })),
    answerOf<{ possible: Verb[] }>(fetch(`${address}/possible-verbs`, { signal })),
  ])
  if (review.refusal !== undefined) return { refusal: review.refusal }
  if (possible.refusal !== undefined) return { refusal: possible.refusal }
  return { body: { review: review.body, possible: possible.body.possible } }
}

/** Never throws. */
export const callVerb = (address: string, verb: Verb, body: object): Promise<Answer<AnyReview>> =>
  answerOf(
    fetch(`${address}/${verb}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
