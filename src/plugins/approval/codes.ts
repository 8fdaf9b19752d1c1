/** What the approval refuses with: a stable code, its HTTP status, and a sentence for a person that says what to do. */
export const approvalCodes = {
  'not-signed-in': [401, 'Please sign in first.'],
  'not-allowed': [403, 'You may not do this. Ask somebody who decides about it.'],
  'own-approval': [403, 'What you alone wrote has to be approved by somebody else.'],
  'not-found': [404, 'There is nothing at this address.'],
  'version-changed': [409, 'This was changed since you saw it. Look at the newest version and decide again.'],
  'changed-meanwhile': [
    409,
    'Somebody else has saved this since you opened it. What you typed is still here: as you save it, you choose what shall stand.',
  ],
  'wrong-state': [409, 'This cannot be done in the present state. Reload to see what changed.'],
  'already-decided': [409, 'You have decided about this version already.'],
  'still-public': [409, 'What was ever published cannot be deleted. Withdraw it instead.'],
  'signed-by-others': [
    409,
    'Others have signed this, so it stays on record and cannot be deleted. Edit it to take it back, or ask who signs it to send it back.',
  ],
  'malformed-json': [400, 'The body is not valid JSON. Check it and send it again.'],
  'invalid-data': [400, 'Something in the form is not right. See each field for what to do.'],
  'note-required': [400, 'Please say why, so that the author knows what to do.'],
  'version-required': [400, 'Say which version you decide about: send the `version` that the review showed.'],
  'based-on-unclear': [
    400,
    'Say once which version this was based on: `basedOn` is the `workflow.version` that you read.',
  ],
  'not-ready': [400, 'This is not ready to be submitted. The problems say what is missing.'],
  'one-at-a-time': [400, 'Items are changed one at a time, so that each version has its own approval.'],
  'no-restore': [400, 'Earlier versions are not restored in place. Copy what you need into a new draft.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type ApprovalCode = keyof typeof approvalCodes
