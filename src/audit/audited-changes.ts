import { relatedId } from '../content/related-id'

/** A document as the database has it. */
type Stored = Record<string, unknown>

/** A value that is looked at before and after: where it differs, the log says so. */
type Watched = {
  action: string
  /** As text, empty for "nothing"; may be a secret, where `note` does not repeat it. */
  value: (stored: Stored) => string
  note: (before: string, after: string) => string
}

/** A change as it is told to the audit log. */
export type Told = { action: string; school: string | null; note: string }

/** Where something is, and as what: a text for each school; null stands for the alliance. */
type Places = Map<string | null, string>

export type AuditedCollection = {
  /** The field that names the document in the log. */
  title: string
  /** Left out where it does not matter that something is added or removed. */
  existence?: {
    added: string
    removed: string
    /** Where it matters too what something is at each place. */
    changed?: string
    places: (stored: Stored) => Places
  }
  /** Whose headteachers and chairs read of what is watched; none leaves it to the alliance administrator. */
  schools: (stored: Stored) => string[]
  watched: Watched[]
  /** That this is a headteacher's, so that the log says where a deputy did it. */
  ofHeadteachers?: true
}

const rows = (value: unknown): Stored[] => (Array.isArray(value) ? (value as Stored[]) : [])

/** From what to what, for values that anybody may know who reads the log. */
const shown = (action: string, label: string, value: (stored: Stored) => unknown): Watched => ({
  action,
  value: (stored) => {
    const found = value(stored)
    return found === true ? 'yes' : typeof found === 'string' ? found : ''
  },
  note: (before, after) => `${label}: ${before || 'no'} → ${after || 'no'}`,
})

/** That it changed, and nothing of what it was or is. */
const concealed = (action: string, note: string, value: (stored: Stored) => unknown): Watched => ({
  action,
  value: (stored) => JSON.stringify(value(stored) ?? null),
  note: () => note,
})

const ownSchool = ({ school }: Stored): string[] => [relatedId(school) ?? []].flat()

const cover = ({ coverFrom, coverUntil }: Stored): string =>
  [coverFrom, coverUntil].map((time) => (time ? new Date(time as string).toISOString() : '?')).join(' to ')

/** What somebody is at each school: "editor, deputy (covers … to …)". */
const rolesAtSchools = ({ schools }: Stored): Map<string, string> => {
  const found = new Map<string, string>()
  for (const row of rows(schools)) {
    const school = relatedId(row.school)
    if (!school) continue
    const roles = (Array.isArray(row.roles) ? (row.roles as string[]) : []).toSorted()
    const words = roles.map((role) => (role === 'deputy' ? `deputy (covers ${cover(row)})` : role)).join(', ')
    found.set(school, [found.get(school), words].filter(Boolean).join(', '))
  }
  return found
}

const rolesOf = (stored: Stored): Places =>
  new Map([
    ...rolesAtSchools(stored),
    ...(stored.allianceAdmin === true ? [[null, 'alliance administrator'] as const] : []),
  ])

const secrets = (stored: Stored): unknown =>
  rows(stored.webhooks)
    .map(({ url, secret }) => [url, secret])
    .toSorted()

/**
 * What the audit log tells of, besides what happens to items. Names only: no passwords, no keys, no e-mail addresses.
 * Passwords, keys and secrets are compared as they are stored, hashed or encrypted.
 */
export const auditedChanges: Record<string, AuditedCollection> = {
  users: {
    title: 'name',
    existence: {
      added: 'account-added',
      removed: 'account-removed',
      changed: 'roles-changed',
      places: rolesOf,
    },
    schools: (stored) => [...rolesAtSchools(stored).keys()],
    watched: [
      shown('account-changed', 'Name', ({ name }) => name),
      concealed('account-changed', 'The e-mail address was changed.', ({ email }) => email),
      concealed('password-changed', '', ({ hash }) => hash),
    ],
  },
  schools: {
    title: 'name',
    // In no school's name: what the log says of a school keeps it from being deleted.
    existence: { added: 'school-added', removed: 'school-removed', places: () => new Map([[null, '']]) },
    schools: ({ id }) => [String(id)],
    watched: [
      shown(
        'school-changed',
        'A headteacher may approve what they wrote',
        ({ allowOwnApproval }) => allowOwnApproval !== false,
      ),
      shown('school-changed', 'Staff need a second factor', ({ requireSecondFactor }) => requireSecondFactor),
      shown('school-changed', 'Left on', ({ leftOn }) => leftOn),
    ],
  },
  'site-clients': {
    title: 'name',
    ofHeadteachers: true,
    existence: {
      added: 'site-client-added',
      removed: 'site-client-removed',
      places: (stored) => new Map(ownSchool(stored).map((school) => [school, ''])),
    },
    schools: ownSchool,
    watched: [
      shown('site-client-changed', 'Enabled', ({ enabled }) => enabled),
      concealed('key-renewed', '', ({ keys }) => rows(keys).map(({ hash }) => hash)),
      concealed('webhooks-changed', 'An address or its secret was changed.', secrets),
    ],
  },
  media: {
    title: 'filename',
    schools: ownSchool,
    watched: [
      shown('picture-marked', 'Do not publish', ({ people }) => (people as Stored | null)?.doNotPublish),
    ],
  },
}

/** Nobody's school is the alliance's business. */
const orAlliance = (schools: string[]): (string | null)[] => (schools.length > 0 ? schools : [null])

const differences = ({ schools, watched, existence }: AuditedCollection, before: Stored, after: Stored) => {
  const told = watched.flatMap(({ action, value, note }): Told[] => {
    const [was, is] = [value(before), value(after)]
    if (was === is) return []
    return orAlliance(schools(after)).map((school) => ({ action, school, note: note(was, is) }))
  })
  if (!existence?.changed) return told
  const [was, is] = [existence.places(before), existence.places(after)]
  for (const school of new Set([...was.keys(), ...is.keys()])) {
    const [old = 'nothing', now = 'nothing'] = [was.get(school), is.get(school)]
    if (old !== now) told.push({ action: existence.changed, school, note: `${old} → ${now}` })
  }
  return told
}

const cameOrWent = (action: string, places: Places): Told[] =>
  (places.size > 0 ? [...places] : [[null, ''] as const]).map(([school, note]) => ({ action, school, note }))

/**
 * What the log has to say of a change.
 *
 * @param before undefined for something new
 * @param after undefined for something deleted
 */
export const changesToTell = (
  audited: AuditedCollection,
  before: Stored | undefined,
  after: Stored | undefined,
): Told[] => {
  const { existence } = audited
  if (before && after) return differences(audited, before, after)
  if (after)
    return existence ? cameOrWent(existence.added, existence.places(after)) : differences(audited, {}, after)
  return before && existence ? cameOrWent(existence.removed, existence.places(before)) : []
}
