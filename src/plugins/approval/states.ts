/**
 * The workflow as data. The endpoints, the admin's buttons, the documentation's drawing and table, and the tests
 * read this and nothing else; a rule that isn't here doesn't exist.
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

/** States in which those who sign and receive have been asked about the newest version, and so read it. */
export const askedStates: readonly State[] = ['submitted', 'scheduled', 'published', 'changes-requested']

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

/**
 * Who may act: who writes for the owner; who signs for a party that must sign; who may withdraw what the owner
 * has published; who decides for a party that is offered what was approved.
 */
export type By = 'writer' | 'signer' | 'withdrawer' | 'receiver'

/** Verbs that ask what is live, or about to be, and not what has become of the newest version. */
type AboutLive = 'what is live or scheduled' | 'what is live'

export type Transition = {
  verb: Verb
  /** What the button says. */
  label: string
  /** One sentence for the documentation and the button's description. */
  meaning: string
  /** States of the newest version from which it is possible. */
  from: readonly State[] | AboutLive
  /** The state that it leads to; where the last signature leads further, `systemSteps` says so. */
  to: State
  by: By
  /** Fields that the body must have. */
  needs: readonly ('version' | 'note' | 'reason' | 'decision')[]
}

export const transitions: readonly Transition[] = [
  {
    verb: 'submit',
    label: 'Submit for approval',
    meaning: 'Asks everybody who must sign to look at this version.',
    from: ['draft', 'changes-requested', 'withdrawn'],
    to: 'submitted',
    by: 'writer',
    needs: [],
  },
  {
    verb: 'approve',
    label: 'Approve this version',
    meaning: 'Signs exactly the version shown. The last signature needed publishes it.',
    from: ['submitted'],
    to: 'submitted',
    by: 'signer',
    needs: ['version'],
  },
  {
    verb: 'request-changes',
    label: 'Send back',
    meaning: 'Sends the version back to its author and says what to change.',
    from: ['submitted'],
    to: 'changes-requested',
    by: 'signer',
    needs: ['version', 'note'],
  },
  {
    verb: 'withdraw',
    label: 'Withdraw',
    meaning: 'Takes the item off every site, or stops it from going live.',
    from: 'what is live or scheduled',
    to: 'withdrawn',
    by: 'withdrawer',
    needs: ['reason'],
  },
  {
    verb: 'receive',
    label: 'Accept or decline for our site',
    meaning: 'Whoever is offered an approved item takes it onto their own site, or does not.',
    from: 'what is live',
    to: 'published',
    by: 'receiver',
    needs: ['version', 'decision'],
  },
]

export const transitionOf = (verb: Verb): Transition =>
  transitions.find((transition) => transition.verb === verb) as Transition

export type StepName =
  | ('save' | 'edit' | 'schedule' | 'publish' | 'give-back' | 'take-down')
  | ('publish-without' | 'schedule-without' | 'give-back-excused' | 'ask-again' | 'take-off-excused')

/** What happens without anybody calling a verb for it. */
export type SystemStep = {
  name: StepName
  /** What brings it about. */
  when: string
  /** The verb that may bring it about. */
  after?: Verb
  from: readonly State[]
  to: State
  meaning: string
}

export const systemSteps: readonly SystemStep[] = [
  {
    name: 'save',
    when: 'something new is saved',
    from: [],
    to: 'draft',
    meaning: 'Whatever a save asks for, it makes a draft.',
  },
  {
    name: 'edit',
    when: 'a save changes the content',
    from: ['submitted', 'changes-requested', 'scheduled', 'published', 'withdrawn'],
    to: 'draft',
    meaning:
      'Other content is another version, which nobody has signed. What is live stays; a complete set of ' +
      'signatures stands, and its version goes live at its time.',
  },
  {
    name: 'schedule',
    when: 'the last signature is given and `publishAt` is to come',
    after: 'approve',
    from: ['submitted'],
    to: 'scheduled',
    meaning: 'The approved version waits for its time.',
  },
  {
    name: 'publish',
    when: 'the last signature is given, or `publishAt` has come',
    after: 'approve',
    from: ['submitted', 'scheduled'],
    to: 'published',
    meaning: 'The approved version, and nothing newer, goes live.',
  },
  {
    name: 'give-back',
    when: '`publishAt` has come and the approval no longer stands',
    from: ['scheduled'],
    to: 'changes-requested',
    meaning: 'Nothing goes live. The author and everybody who signed are told why.',
  },
  {
    name: 'take-down',
    when: '`withdrawAt` has come',
    from: ['published'],
    to: 'withdrawn',
    meaning: 'That version comes down. A newer draft keeps its way through approval.',
  },
  {
    name: 'publish-without',
    when: 'whoever has not signed is waited for no more',
    from: ['submitted'],
    to: 'published',
    meaning: 'All others have signed: the version goes live, and the record says whose signature is missing.',
  },
  {
    name: 'schedule-without',
    when: 'whoever has not signed is waited for no more, and `publishAt` is to come',
    from: ['submitted'],
    to: 'scheduled',
    meaning:
      'All others have signed: the version waits for its time, and the record says whose signature is missing.',
  },
  {
    name: 'give-back-excused',
    when: 'its owner is waited for no more, or what would go live without a signature is not in order',
    from: ['submitted'],
    to: 'changes-requested',
    meaning: 'Nobody signs in the owner’s place. The author and everybody who signed are told why.',
  },
  {
    name: 'ask-again',
    when: 'somebody who must sign is waited for again',
    from: ['submitted'],
    to: 'submitted',
    meaning: 'Their signature is needed again, and they are told. What went live without it stays.',
  },
  {
    name: 'take-off-excused',
    when: 'somebody who had accepted it is waited for no more',
    from: ['published'],
    to: 'published',
    meaning: 'It goes from their site alone, and comes back only if they accept it anew.',
  },
]

export const stepOf = (name: StepName): SystemStep =>
  systemSteps.find((step) => step.name === name) as SystemStep

/** What decides whether a verb is possible: the newest version's state, and what is live or about to be. */
export type Standing = { state: State; live: boolean; scheduled: boolean }

export const isPossible = ({ from }: Transition, { state, live, scheduled }: Standing): boolean => {
  if (from === 'what is live or scheduled') return live || scheduled
  if (from === 'what is live') return live
  return from.includes(state)
}

/** The states that a transition starts from where no other version is live beside the newest one. */
export const statesBefore = ({ from }: Transition): readonly State[] => {
  if (from === 'what is live or scheduled') return ['scheduled', 'published']
  if (from === 'what is live') return ['published']
  return from
}
