/**
 * The workflow as data. The endpoints, the admin's buttons, the documentation's table and the tests read this
 * and nothing else; a rule that isn't here doesn't exist.
 */
export const states = [
  'draft',
  'submitted',
  'changes-requested',
  'scheduled',
  'published',
  'withdrawn',
] as const
export type State = (typeof states)[number]

export const stateLabels: Record<State, string> = {
  draft: 'Draft',
  submitted: 'Waiting for approval',
  'changes-requested': 'Changes requested',
  scheduled: 'Approved, goes live later',
  published: 'Published',
  withdrawn: 'Withdrawn',
}

export const verbs = ['submit', 'approve', 'request-changes', 'withdraw', 'receive'] as const
export type Verb = (typeof verbs)[number]

/** Who may act: somebody who writes for the owning school; who signs for a school that must sign; and so on. */
export type By =
  'writer-of-owning-school' | 'signer-of-required-school' | 'signer-of-owning-school' | 'receiver'

export type Transition = {
  verb: Verb
  /** What the button says. */
  label: string
  /** One sentence for the documentation and the button's description. */
  meaning: string
  /** States of the newest version from which it is possible; `withdraw` and `receive` ask what is live instead. */
  from: readonly State[] | 'what is live or scheduled' | 'what is approved'
  to: readonly State[]
  by: By
  /** Fields that the body must have. */
  needs: readonly ('version' | 'note' | 'reason' | 'decision')[]
}

export const transitions: readonly Transition[] = [
  {
    verb: 'submit',
    label: 'Submit for approval',
    meaning: 'Asks every headteacher who must sign to look at this version.',
    from: ['draft', 'changes-requested', 'withdrawn'],
    to: ['submitted'],
    by: 'writer-of-owning-school',
    needs: [],
  },
  {
    verb: 'approve',
    label: 'Approve this version',
    meaning: 'Signs the version shown, for your school. The last signature needed publishes it.',
    from: ['submitted'],
    to: ['submitted', 'scheduled', 'published'],
    by: 'signer-of-required-school',
    needs: ['version'],
  },
  {
    verb: 'request-changes',
    label: 'Send back',
    meaning: 'Sends the version back to its author and says what to change.',
    from: ['submitted'],
    to: ['changes-requested'],
    by: 'signer-of-required-school',
    needs: ['version', 'note'],
  },
  {
    verb: 'withdraw',
    label: 'Withdraw',
    meaning: 'Takes the item off every site, or stops it from going live.',
    from: 'what is live or scheduled',
    to: ['withdrawn'],
    by: 'signer-of-owning-school',
    needs: ['reason'],
  },
  {
    verb: 'receive',
    label: 'Accept or decline for our site',
    meaning: 'A school that is offered an approved item takes it onto its own site, or does not.',
    from: 'what is approved',
    to: ['published'],
    by: 'receiver',
    needs: ['version', 'decision'],
  },
]

export const transitionOf = (verb: Verb): Transition =>
  transitions.find((transition) => transition.verb === verb) as Transition
