import type { z } from 'zod'
import type { ErrorCode } from '../../problems/errors'

/** What is described of one address: adding an address to the description is adding one of these. */
export type DescribedRoute = {
  /** What generated clients call it. */
  operationId: string
  /** As in OpenAPI: `/v1/sites/{site}`. */
  path: string
  /** The router's own pattern that answers it. */
  route: string
  tag: 'Sites' | 'Content' | 'Keeping a copy' | 'Following' | 'Widget' | 'This description'
  summary: string
  description?: string
  /** The parameters after the question mark, as they are checked. */
  query: z.ZodObject
  /** A shape is answered as JSON; anything else is text of that media type. */
  answer: { shape: z.ZodType } | { mediaType: string; example?: string }
  /** The errors of this address, besides those that every address has. */
  problems: readonly ErrorCode[]
  /** Whether a key is looked at. */
  takesKey: boolean
}
