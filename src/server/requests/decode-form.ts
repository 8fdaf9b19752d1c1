import { ProblemError } from '../../problems/errors'

/**
 * A form as it was sent. Half a form, or one without its boundary, would be a fault of those whom it is for.
 *
 * @param type the whole `Content-Type`, with its boundary
 * @throws ProblemError malformed-request
 */
export const decodeForm = async (body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> => {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    throw incompleteForm()
  }
}

export const incompleteForm = () =>
  new ProblemError('malformed-request', 'The form is not complete. Send it again.')
