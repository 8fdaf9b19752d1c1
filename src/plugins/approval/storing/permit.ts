import type { PayloadRequest } from 'payload'
import type { Workflow } from '../item'

/**
 * A permit lets one write of one document set its workflow and status; the guard refuses every other attempt.
 * It travels in the request's context under a symbol that only this file knows, names the version that it is
 * for, and is used up by the write. No request from outside can carry one.
 */
const permitKey = Symbol('permit to change the workflow')

export type Permit = {
  collection: string
  id: string
  /** What is written must say and show exactly this; otherwise the guard answers `version-changed`. */
  seal: string
  status: 'draft' | 'published'
  live: 'changes' | 'stays'
  workflow: Workflow
}

type Held = Permit & { used: boolean }

/** Payload takes a context without a named key for an empty one, and drops it; hence the second, which says nothing. */
export const withPermit = (permit: Permit): Record<string | symbol, Held | string> => ({
  [permitKey]: { ...permit, used: false },
  writer: 'workflow',
})

/** The unused permit for this document, if the request holds one. */
export const permitFor = (req: PayloadRequest, collection: string, id: unknown): Permit | undefined => {
  const held = (req.context as Record<symbol, Held | undefined>)[permitKey]
  return held && !held.used && held.collection === collection && held.id === String(id) ? held : undefined
}

/** Whether the workflow is about to write this document. */
export const holdsPermit = (req: PayloadRequest, collection: string, id: unknown): boolean =>
  permitFor(req, collection, id) !== undefined

export const usePermit = (permit: Permit): void => {
  ;(permit as Held).used = true
}

/** Whether the workflow itself is writing: true for the rest of the request, also when the permit has been used. */
export const isWrittenByWorkflow = (req: Pick<PayloadRequest, 'context'>): boolean =>
  (req.context as Record<symbol, Held | undefined>)[permitKey] !== undefined
