import { CodedError } from '../content/coded-error'
import { approvalCodes } from '../plugins/approval/codes'

/**
 * Every error that the product answers with: a stable code, its HTTP status, and a sentence for a person that
 * says what is wrong and what to do. Clients rely on the code; the sentence may be improved.
 */
export const errorRegistry = {
  ...approvalCodes,
  'key-not-valid': [
    401,
    'This key is not valid. Ask the alliance administrator or the headteacher for a new one.',
  ],
  'second-factor-due': [401, 'Give the code from your app first, or set up your second step.'],
  'wrong-code': [
    403,
    'This code is not right. Each code serves once and for half a minute: wait for the next one and try again.',
  ],
  'wrong-password': [
    403,
    'The current password is not right. After five wrong tries an account is locked for ten minutes.',
  ],
  'foreign-origin': [
    403,
    'This did not come from a page of ours, so nothing was changed. Open the page anew and try again.',
  ],
  'not-allowed': [403, 'You may not do this. Ask a headteacher of the school.'],
  'not-your-school': [403, 'This belongs to another school. You can only change what belongs to your own.'],
  'own-approval': [403, 'Your school asks that somebody else approves what you alone wrote.'],
  'school-left': [
    403,
    'This school has left the alliance, so nothing new of it is published here. What is public stays until it is withdrawn.',
  ],
  'only-headteacher': [403, 'Only a headteacher, or a deputy who covers now, can do this for the school.'],
  'only-operator': [
    403,
    'These figures are for whoever runs this service: ask from the machine itself, or send the token.',
  ],
  gone: [410, 'This was withdrawn and is no longer published.'],
  'method-not-allowed': [405, 'This address can only be read: use GET or HEAD.'],
  'not-acceptable': [406, 'This address answers in another format than the one asked for.'],
  'changed-since-approval': [
    409,
    'Something that this shows has changed since it was approved, such as a picture, its description or a name. Submit it again, so that it is approved as it is now.',
  ],
  'already-decided': [409, 'Your school has already decided about this version.'],
  'in-use': [
    409,
    'This is used by something that was submitted or approved. Take it out there first, and try again.',
  ],
  'signed-by-others': [
    409,
    'Others have signed this, so it stays on record and cannot be deleted. Edit it to take it back, or ask a headteacher to send it back.',
  ],
  'body-too-large': [413, 'This is too large to be sent.'],
  'too-slow': [408, 'The request took too long to arrive. Send it again.'],
  'headers-too-large': [431, 'The headers of the request are too large. Send fewer or shorter ones.'],
  'address-too-long': [414, 'The address is too long.'],
  'media-type': [415, 'Send JSON with the header Content-Type: application/json.'],
  'malformed-request': [400, 'The request could not be understood. Check the address and its parameters.'],
  'invalid-query': [400, 'A parameter is not valid.'],
  'invalid-cursor': [400, 'This cursor is not valid. Begin again without it.'],
  'too-many-requests': [429, 'Too many requests. Wait a moment and try again.'],
  'others-saved': [503, 'Others saved at the same moment, so nothing was changed. Try again.'],
  'not-ready-yet': [503, 'The service is starting or its database does not answer. Try again in a moment.'],
  'files-not-ready': [503, 'Pictures and files cannot be reached at the moment. Try again in a minute.'],
  'cannot-store': [
    503,
    'We cannot store anything just now, so nothing was changed. Everything can still be read; try again later.',
  ],
  'uploads-busy': [
    503,
    'Your file could not be looked at, because this service is busy. The file may well be in order: try again in a minute.',
  ],
  internal: [500, 'Something went wrong on our side. It has been recorded; please try again.'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof errorRegistry

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorRegistry, text)

export const statusOf = (code: ErrorCode): number => errorRegistry[code][0]
export const sentenceOf = (code: ErrorCode): string => errorRegistry[code][1]

/** When to try again, in seconds, for `Retry-After` (RFC 9110, 10.2.3): of what is over soon, and of a full disk. */
const secondsToWait: Partial<Record<ErrorCode, number>> = {
  'not-ready-yet': 2,
  'files-not-ready': 60,
  'others-saved': 2,
  'uploads-busy': 60,
  'cannot-store': 60,
}

/** The value of `Retry-After` where an answer with this code has one. */
export const retryAfterOf = (code: string): string | undefined =>
  Object.hasOwn(secondsToWait, code) ? String(secondsToWait[code as ErrorCode]) : undefined

/**
 * An error of this registry. `detail` replaces its sentence where it can be more exact; a form shows it beside the field
 * at `path`, where there is one.
 */
export class ProblemError extends CodedError {
  declare readonly code: ErrorCode
  constructor(code: ErrorCode, detail?: string, extra: Record<string, unknown> = {}, path?: string) {
    super(code, statusOf(code), detail ?? sentenceOf(code), extra, path)
    this.name = 'ProblemError'
  }
}

/** RFC 9457 problem document. `type` is a stable relative address: the code itself is what clients compare. */
export const problemDocument = (code: ErrorCode, detail?: string, extra: Record<string, unknown> = {}) => ({
  type: `/problems/${code}`,
  title: sentenceOf(code),
  status: statusOf(code),
  code,
  detail: detail ?? sentenceOf(code),
  ...extra,
})
