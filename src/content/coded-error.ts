/**
 * A refusal with a code that programs rely on, an HTTP status and a sentence for a person that says what to do. Thrown
 * in a hook, Payload answers with its status and sentence; the project's `afterError` hook adds the code.
 */
export class CodedError extends Error {
  constructor(
    /** Stable, in small letters with hyphens: `not-your-school`. */
    readonly code: string,
    /** An HTTP status from 400 on. */
    readonly status: number,
    message: string,
    /** What there is beside the code in the answer, as JSON. */
    readonly extra: Record<string, unknown> = {},
    /** The field at which a form shows it, where there is one: `sections.2.image`. */
    readonly path?: string,
  ) {
    super(message)
    this.name = 'CodedError'
  }
}
