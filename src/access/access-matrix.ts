import { extensionItems } from '@extensions/items'

/**
 * Who may do what, as data, written by hand from what was asked for and not from the rules that carry it out
 * (rules.ts, item-access.ts, the verbs in src/plugins/approval). The tests try every case of it over HTTP; docs/access.md is
 * made from it.
 *
 * How to read it: a rule is a list of groups. Whoever is in one of them may, everybody else is refused. A group
 * says whose documents it is about: those of the own school, of another school, of the person alone, or of no
 * school. An operation that a collection does not list is refused to everybody.
 */

export const people = {
  visitor: 'visitor',
  'site-client': 'school website with its key',
  editor: 'editor',
  chair: 'chair of governors',
  'covering-deputy': 'deputy while covering',
  'deputy-before-cover': 'deputy before the cover begins',
  'deputy-after-cover': 'deputy after the cover has ended',
  headteacher: 'headteacher',
  administrator: 'alliance administrator',
  'administrator-and-editor': 'administrator who is also an editor',
  'administrator-and-headteacher': 'administrator who is also a headteacher',
  'editor-here-headteacher-there': 'editor of the own school who is headteacher of the other one',
  'no-school': 'person with an account and no school',
  'co-signing-headteacher': 'headteacher of a school that signs the own school’s items with it',
  'receiving-headteacher': 'headteacher of a school that is offered the own school’s items',
  'headteacher-of-left-school': 'headteacher of a school that has left the alliance',
  'removed-person': 'person whose account was removed while signed in',
} as const
export type Person = keyof typeof people

export const ownership = {
  own: 'the own school’s',
  other: 'another school’s',
  self: 'one’s own',
  shared: 'of no single school',
} as const
export type Whose = keyof typeof ownership

export const itemStates = {
  draft: 'draft',
  submitted: 'waiting for approval',
  'changes-requested': 'sent back',
  published: 'published',
  revised: 'published, with a newer draft',
  withdrawn: 'withdrawn',
} as const
export type ItemState = keyof typeof itemStates

/** Bulk operations are `PATCH` and `DELETE` with a `where`; creating media is uploading. */
export const operations = {
  create: 'create',
  list: 'find in lists and counts',
  read: 'read',
  'read-file': 'read the file itself',
  'read-versions': 'read earlier versions',
  review: 'read the review',
  update: 'change',
  'bulk-update': 'change several at once',
  duplicate: 'duplicate',
  'restore-version': 'restore an earlier version',
  delete: 'delete',
  'bulk-delete': 'delete several at once',
  unlock: 'unlock after wrong passwords',
  'rotate-key': 'renew the key',
  'rotate-webhook-secret': 'renew a webhook’s secret',
  receipts: 'read what it has fetched',
  'send-again': 'send again',
  submit: 'submit',
  approve: 'approve',
  'request-changes': 'send back',
  withdraw: 'withdraw',
  receive: 'accept or decline',
} as const
export type Operation = keyof typeof operations

type Group = Partial<Record<Whose, readonly Person[]>>
type Rule = readonly Group[]
type RuleByState = Partial<Record<ItemState, Rule>>
export type Subject = {
  /** The heading in the documentation. */
  title: string
  collections: readonly string[]
  whose: readonly Whose[]
  /** What is tried with documents of one's own, or of no school; without an entry, everything. */
  only?: Partial<Record<Whose, readonly Operation[]>>
  /** The states that matter to reading and to changing; without them, documents have no states. */
  states?: { reading: readonly ItemState[]; changing: readonly ItemState[] }
  /** What there is besides the operations that every collection has. */
  further: readonly Operation[]
  may: Partial<Record<Operation, Rule | RuleByState>>
  /** Collections whose documents these records call by name, to whoever may read the record. */
  names?: readonly string[]
  /** Sentences for the documentation: what a table cannot say. */
  notes?: readonly string[]
}

const all = (of: readonly Person[]): Group => ({ own: of, other: of, self: of, shared: of })

const allAdministrators = [
  'administrator',
  'administrator-and-editor',
  'administrator-and-headteacher',
] as const satisfies Person[]
const administrators = all(allAdministrators)

/** Whoever has an account now. */
const signedInPeople: readonly Person[] = [
  'editor',
  'chair',
  'covering-deputy',
  'deputy-before-cover',
  'deputy-after-cover',
  'headteacher',
  ...allAdministrators,
  'editor-here-headteacher-there',
  'no-school',
  'co-signing-headteacher',
  'receiving-headteacher',
  'headteacher-of-left-school',
]
const signedIn = all(signedInPeople)
const oneself: Group = { self: signedInPeople }

/** Who signs for a school of the alliance. */
const signers: Group = {
  own: ['headteacher', 'covering-deputy', 'administrator-and-headteacher'],
  other: ['editor-here-headteacher-there'],
}
/** A school that has left keeps what is its own, and publishes nothing new here. */
const leftHeadteacher: Group = { own: ['headteacher-of-left-school'] }
const editors: Group = { own: ['editor', 'administrator-and-editor', 'editor-here-headteacher-there'] }
const chairs: Group = { own: ['chair'] }

const heads: Rule = [signers, leftHeadteacher]
const writers: Rule = [editors, ...heads]
const staff: Rule = [chairs, ...writers]

/** Headteachers of other schools whom an item of the own school names. */
const coSigner: Group = { own: ['co-signing-headteacher'] }
const receiver: Group = { own: ['receiving-headteacher'] }

/** The states in which other schools have been asked. */
const inAskedStates = (rule: Rule): RuleByState => ({
  submitted: rule,
  'changes-requested': rule,
  published: rule,
  revised: rule,
})

/** What is under approval: who reads depends on whether other schools have been asked yet. */
const underApproval = (asked: Rule): Subject['may'] => {
  const always: Rule = [administrators, ...staff]
  const withAsked: Rule = [...always, ...asked]
  const reading: RuleByState = { draft: always, withdrawn: always, ...inAskedStates(withAsked) }
  return {
    create: writers,
    list: reading,
    read: reading,
    review: reading,
    // What they were asked about stays readable as an earlier version; drafts in between do not become so.
    'read-versions': { ...reading, withdrawn: withAsked },
    update: writers,
    // What was ever published is withdrawn, never deleted.
    delete: { draft: writers, submitted: writers },
    'bulk-delete': { draft: writers, submitted: writers },
    // Nobody would sign what a school that has left submits.
    submit: { draft: [editors, signers] },
    approve: { submitted: [signers, coSigner] },
    'request-changes': { submitted: [signers, coSigner] },
    withdraw: { published: heads },
  }
}

const itemWorkflow = ['review', 'submit', 'approve', 'request-changes', 'withdraw', 'receive'] as const
/** Which verb is possible from which further states is src/plugins/approval/states.ts; who may is the same in all of them. */
const states = {
  reading: Object.keys(itemStates) as ItemState[],
  changing: ['draft', 'submitted', 'published'] as const,
}

const byTheSystem = { whose: ['own', 'other'], further: [] } as const
const closed = { whose: ['shared'], further: [], may: {} } as const

export const matrix: readonly Subject[] = [
  {
    title: 'Letters, newsletters, events, pages and evidence',
    collections: [
      'letters',
      'newsletters',
      'events',
      'pages',
      'lppa-evidence',
      ...Object.keys(extensionItems),
    ],
    whose: ['own', 'other'],
    states,
    further: itemWorkflow,
    may: {
      ...underApproval([coSigner, receiver]),
      duplicate: writers,
      // The administrators decide for the shared page, for which these are meant as well.
      receive: { published: [receiver, administrators] },
    },
    notes: [
      'Items are changed one at a time, and earlier versions are not restored: both are refused to everybody.',
      'Administrators accept and decline for the shared page only, never for a school.',
      'Where there is a newer draft of a published item, other schools’ headteachers read what is published.',
    ],
  },
  {
    title: 'Translations',
    collections: ['translations'],
    whose: ['own', 'other'],
    states,
    further: itemWorkflow,
    may: underApproval([coSigner]),
    notes: ['A translation goes where its item goes, so there is nothing to accept.'],
  },
  {
    title: 'Pictures and files',
    collections: ['media'],
    whose: ['own', 'other'],
    further: ['read-file'],
    may: {
      create: [administrators, ...writers],
      list: [administrators, ...staff],
      read: [administrators, ...staff],
      'read-file': [administrators, ...staff],
      update: [administrators, ...writers],
      'bulk-update': [administrators, ...writers],
      delete: [administrators, ...writers],
      'bulk-delete': [administrators, ...writers],
    },
    notes: ['A picture that something submitted, scheduled or published shows is deleted by nobody.'],
  },
  {
    title: 'LPPA frameworks',
    collections: ['lppa-frameworks'],
    whose: ['own', 'other', 'shared'],
    further: [],
    may: {
      create: [...writers, { shared: allAdministrators }],
      list: [signedIn],
      read: [signedIn],
      update: [...writers, { shared: allAdministrators }],
      'bulk-update': [...writers, { shared: allAdministrators }],
      delete: [...writers, { shared: allAdministrators }],
      'bulk-delete': [...writers, { shared: allAdministrators }],
    },
    notes: ['A framework that evidence refers to is deleted by nobody.'],
  },
  {
    title: 'Schools',
    collections: ['schools'],
    whose: ['own', 'other'],
    further: [],
    may: {
      create: [administrators],
      list: [signedIn],
      read: [signedIn],
      update: [administrators, ...heads],
      'bulk-update': [administrators, ...heads],
      delete: [administrators],
      'bulk-delete': [administrators],
    },
    notes: ['A school that people or content belong to is deleted by nobody.'],
  },
  {
    title: 'People and their accounts',
    collections: ['users'],
    whose: ['own', 'other', 'self'],
    only: { self: ['list', 'read', 'update', 'bulk-update'] },
    further: [],
    may: {
      create: [administrators],
      list: [administrators, oneself, ...heads],
      read: [administrators, oneself, ...heads],
      update: [administrators, oneself],
      'bulk-update': [administrators, oneself],
      delete: [administrators],
      'bulk-delete': [administrators],
      unlock: [administrators],
    },
    notes: [
      'Of oneself, one changes name and, with the current one, password; roles and addresses are the administrator’s.',
    ],
  },
  {
    title: 'Site clients and their keys',
    collections: ['site-clients'],
    whose: ['own', 'other'],
    further: ['receipts', 'rotate-key', 'rotate-webhook-secret'],
    may: {
      create: [administrators, ...heads],
      list: [administrators, ...heads],
      read: [administrators, ...heads],
      receipts: [administrators, ...heads],
      update: [administrators, ...heads],
      'bulk-update': [administrators, ...heads],
      delete: [administrators, ...heads],
      'bulk-delete': [administrators, ...heads],
      'rotate-key': [administrators, ...heads],
      'rotate-webhook-secret': [administrators, ...heads],
    },
  },
  {
    title: 'What websites were told by webhook',
    collections: ['webhook-deliveries'],
    whose: ['own', 'other'],
    further: ['send-again'],
    may: {
      list: [administrators, ...heads],
      read: [administrators, ...heads],
      'send-again': [administrators, ...heads],
    },
  },
  {
    title: 'Sign-offs',
    collections: ['sign-offs'],
    ...byTheSystem,
    may: { list: [administrators, ...staff], read: [administrators, ...staff] },
    notes: ['A decision is read by the school that decided, and by the school whose item it is about.'],
  },
  {
    title: 'The audit log',
    collections: ['audit-entries'],
    ...byTheSystem,
    may: { list: [administrators, chairs, ...heads], read: [administrators, chairs, ...heads] },
    names: ['site-clients'],
    notes: ['Chairs learn from it that a site client was made or given a new key, and what it is called.'],
  },
  {
    title: 'What is published, as a record, and the sites',
    collections: ['publications', 'sites'],
    ...byTheSystem,
    may: { list: [signedIn], read: [signedIn] },
  },
  {
    title: 'What the shared page says about the alliance',
    collections: ['alliance'],
    whose: ['shared'],
    further: [],
    may: { read: [signedIn], update: [administrators] },
  },
  {
    title: 'How somebody has arranged the admin',
    collections: ['payload-preferences'],
    whose: ['self', 'other'],
    // Whatever the address, it names a preference of one's own: other people's are met in lists and by their id.
    only: {
      self: [
        ...(['create', 'list', 'read', 'update', 'bulk-update', 'duplicate'] as const),
        ...(['delete', 'bulk-delete', 'restore-version'] as const),
      ],
      other: ['list', 'read', 'update', 'bulk-update', 'duplicate', 'bulk-delete'],
    },
    further: [],
    may: {
      create: [oneself],
      list: [oneself],
      read: [oneself],
      duplicate: [oneself],
      update: [oneself],
      'bulk-update': [oneself],
      'bulk-delete': [oneself],
    },
    notes: ['One preference by its address is overwritten, and not deleted.'],
  },
  {
    title: 'Who is editing what at the moment',
    collections: ['payload-locked-documents'],
    whose: ['own', 'other'],
    further: [],
    may: {
      list: [administrators, ...staff],
      read: [administrators, ...staff],
      update: [administrators, ...writers],
      'bulk-update': [administrators, ...writers],
      delete: [administrators, ...writers],
      'bulk-delete': [administrators, ...writers],
    },
    notes: [
      'Here with drafts as the example: it is seen by those who may read what is being edited.',
      'Changing one is taking over what somebody else was editing.',
    ],
  },
  {
    title: 'What the program keeps for itself',
    collections: [
      ...['public-files', 'receipts', 'counters', 'mentions', 'second-factors'],
      ...['payload-jobs', 'payload-migrations', 'payload-kv'],
    ],
    ...closed,
  },
]

/** What can be tried at every collection. */
const commonOperations: readonly Operation[] = [
  'create',
  'list',
  'read',
  'read-versions',
  'update',
  'bulk-update',
  'duplicate',
  'restore-version',
  'delete',
  'bulk-delete',
  'unlock',
]

/** The alliance is a single document: it is there, and stays. */
const globalOperations: readonly Operation[] = ['read', 'read-versions', 'update', 'restore-version']

export const operationsOf = (subject: Subject): readonly Operation[] =>
  subject.collections.includes('alliance') ? globalOperations : [...commonOperations, ...subject.further]

export type Case = {
  collection: string
  operation: Operation
  person: Person
  whose: Whose
  /** Undefined where documents have no states, and for what does not exist yet. */
  state: ItemState | undefined
  allowed: boolean
}

const hasStates = (rule: Rule | RuleByState): rule is RuleByState => !Array.isArray(rule)

export const isAllowed = (
  { may }: Subject,
  operation: Operation,
  { person, whose, state }: Pick<Case, 'person' | 'whose' | 'state'>,
): boolean => {
  const rule = may[operation] ?? []
  const groups = hasStates(rule) ? ((state && rule[state]) ?? []) : rule
  return groups.some((group) => group[whose]?.includes(person))
}

const reading: readonly Operation[] = ['list', 'read', 'read-file', 'read-versions', 'review', 'receipts']
export const isReading = (operation: Operation): boolean => reading.includes(operation)

export const statesFor = ({ states }: Subject, operation: Operation): readonly (ItemState | undefined)[] =>
  !states || operation === 'create' ? [undefined] : isReading(operation) ? states.reading : states.changing

/** Every case of one collection. */
export const casesOf = (subject: Subject, collection: string): Case[] =>
  operationsOf(subject).flatMap((operation) =>
    subject.whose
      .filter((whose) => subject.only?.[whose]?.includes(operation) ?? true)
      .flatMap((whose) =>
        statesFor(subject, operation).flatMap((state) =>
          (Object.keys(people) as Person[]).map((person) => ({
            collection,
            operation,
            person,
            whose,
            state,
            allowed: isAllowed(subject, operation, { person, whose, state }),
          })),
        ),
      ),
  )
