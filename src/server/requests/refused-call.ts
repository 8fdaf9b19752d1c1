import type { ErrorCode } from '../../problems/errors'

/**
 * What a server function of the admin answers where it refuses. It is a value and no error: whatever Next does with an
 * error draws the page anew, and what somebody was typing in it is gone.
 */
export type RefusedCall = { refused: { code: ErrorCode; message: string } }

export const isRefusedCall = (answer: unknown): answer is RefusedCall =>
  typeof answer === 'object' && answer !== null && 'refused' in answer
