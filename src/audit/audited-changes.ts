import { relatedId } from '../content/related-id'
import { concealed, shown, type AuditedCollection } from '../plugins/audit/changes'

/** A document as the database has it. */
type Stored = Record<string, unknown>

const rows = (value: unknown): Stored[] => (Array.isArray(value) ? (value as Stored[]) : [])

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

const rolesOf = (stored: Stored): ReadonlyMap<string | null, string> =>
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
    owners: (stored) => [...rolesAtSchools(stored).keys()],
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
    owners: ({ id }) => [String(id)],
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
    inCapacity: true,
    existence: {
      added: 'site-client-added',
      removed: 'site-client-removed',
      places: (stored) => new Map(ownSchool(stored).map((school) => [school, ''])),
    },
    owners: ownSchool,
    watched: [
      shown('site-client-changed', 'Enabled', ({ enabled }) => enabled),
      concealed('key-renewed', '', ({ keys }) => rows(keys).map(({ hash }) => hash)),
      concealed('webhooks-changed', 'An address or its secret was changed.', secrets),
    ],
  },
  media: {
    title: 'filename',
    owners: ownSchool,
    watched: [
      shown('picture-marked', 'Do not publish', ({ people }) => (people as Stored | null)?.doNotPublish),
    ],
  },
}
