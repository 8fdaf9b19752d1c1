import type { AfterErrorHook } from 'payload'
import { CodedError } from '@kpsa/payload-content'

/** Adds to a refusal its stable code, and what there is beside it, where the project's own hooks have not. */
export const tellCode: AfterErrorHook = ({ error, result }) => {
  if (!(error instanceof CodedError) || (result && 'code' in result)) return
  return {
    status: error.status,
    response: { code: error.code, message: error.message, ...error.extra, ...result },
  }
}
