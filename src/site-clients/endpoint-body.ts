import type { PayloadRequest } from 'payload'
import { ProblemError } from '../problems/errors'

/** The JSON object of a request; empty where nothing was sent. @throws ProblemError */
export const bodyOf = async (req: PayloadRequest): Promise<Record<string, unknown>> => {
  const text = (await req.text?.()) ?? ''
  if (text.trim() === '') return {}
  if (!/^application\/([a-z.+-]+\+)?json\b/i.test(req.headers.get('content-type') ?? ''))
    throw new ProblemError('media-type')
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new ProblemError('malformed-json')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ProblemError('malformed-json')
  return body as Record<string, unknown>
}

const longestOverlap = 24 * 30

/** For how many hours the old key or secret works next to the new one; a day where nothing is said. */
export const overlapHoursOf = (body: Record<string, unknown>): number => {
  const hours = body.overlapHours ?? 24
  if (typeof hours !== 'number' || !(hours >= 0 && hours <= longestOverlap)) {
    throw new ProblemError('invalid-data', `overlapHours is a number of hours from 0 to ${longestOverlap}.`)
  }
  return hours
}
