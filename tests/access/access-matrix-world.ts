import { expect } from 'vitest'
import { people, type ItemState, type Person, type Whose } from '../../src/access/access-matrix'
import { signIn, withKey, type ApiClient } from '../support/api-client'
import type { DatabaseUnderTest } from '../support/database-under-test'
import { bodyOf } from '../support/items-over-rest'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** Whose documents are at hand: those of the school where most people of the matrix work, of another, and so on. */
export type Place = 'here' | 'there' | 'left' | 'shared' | `self of ${Person}`

/** A document that was made for the matrix. `mark` is words that stand in it and nowhere else. */
export type Doc = {
  id: string
  mark: string
  place: Place
  state?: ItemState | undefined
  /** The version that was submitted, or is live. */
  version?: string
  filename?: string
  email?: string
  /** What a preference is found by. */
  key?: string
}

export type World = {
  alliance: Alliance
  admin: ApiClient
  schools: { here: AllianceSchool; there: AllianceSchool; left: AllianceSchool }
  coSigner: AllianceSchool
  receiver: AllianceSchool
  clients: Record<Person, ApiClient>
  /** The accounts of those who have one. */
  accounts: Partial<Record<Person, string>>
}

let made = 0
/** Another number at each call, for what must be unique. */
export const another = (): number => (made += 1)

export const placeOf = (person: Person, whose: Whose): Place => {
  if (whose === 'own') return person === 'headteacher-of-left-school' ? 'left' : 'here'
  return whose === 'other' ? 'there' : whose === 'shared' ? 'shared' : `self of ${person}`
}

/** The school behind a place; the own one of most people where a place has none. */
export const schoolAt = ({ schools }: Pick<World, 'schools'>, place: Place): AllianceSchool =>
  place === 'there' || place === 'left' ? schools[place] : schools.here

const day = 24 * 60 * 60 * 1000
const fromNow = (days: number) => new Date(Date.now() + days * day).toISOString()

type Membership = { school: string; roles: string[]; coverFrom?: string; coverUntil?: string }

/** Makes an account as the administrator does, and signs in with it. */
const newPerson = async (
  { admin, system }: Alliance,
  person: Person,
  schools: Membership[],
  allianceAdmin = false,
): Promise<ApiClient & { userId: string }> => {
  const email = `${person}@matrix.test`
  bodyOf(
    await admin.post('/api/users', { email, name: people[person], password, schools, allianceAdmin }),
    201,
  )
  return signIn(system.url, email, password)
}

/** The five schools with everybody whom the matrix names; `leave` makes one of the schools leave. */
export const openWorld = async (database: DatabaseUnderTest): Promise<World> => {
  const alliance = await startAlliance(database, { schools: 5 })
  const { admin, system, visitor } = alliance
  const [here, there, coSigner, receiver, left] = alliance.schools as [
    ...[AllianceSchool, AllianceSchool, AllianceSchool, AllianceSchool, AllianceSchool],
  ]
  const at = (roles: string[], span?: [number, number]): Membership[] => [
    { school: here.id, roles, ...(span && { coverFrom: fromNow(span[0]), coverUntil: fromNow(span[1]) }) },
  ]
  const { key } = bodyOf(
    await admin.post<{ key: string }>('/api/site-clients', {
      name: 'Website',
      school: here.id,
      enabled: true,
    }),
    201,
  )
  const removed = await newPerson(alliance, 'removed-person', at(['headteacher']))
  const accounts = {
    editor: here.editor,
    chair: here.chair,
    'covering-deputy': await newPerson(alliance, 'covering-deputy', at(['deputy'], [-1, 1])),
    'deputy-before-cover': await newPerson(alliance, 'deputy-before-cover', at(['deputy'], [1, 2])),
    'deputy-after-cover': await newPerson(alliance, 'deputy-after-cover', at(['deputy'], [-2, -1])),
    headteacher: here.head,
    administrator: await newPerson(alliance, 'administrator', [], true),
    'administrator-and-editor': await newPerson(alliance, 'administrator-and-editor', at(['editor']), true),
    'administrator-and-headteacher': await newPerson(
      alliance,
      'administrator-and-headteacher',
      at(['headteacher']),
      true,
    ),
    'editor-here-headteacher-there': await newPerson(alliance, 'editor-here-headteacher-there', [
      { school: here.id, roles: ['editor'] },
      { school: there.id, roles: ['headteacher'] },
    ]),
    'no-school': await newPerson(alliance, 'no-school', []),
    'co-signing-headteacher': coSigner.head,
    'receiving-headteacher': receiver.head,
    'headteacher-of-left-school': left.head,
  }
  bodyOf(await admin.delete(`/api/users/${removed.userId}`))
  return {
    alliance,
    admin,
    schools: { here, there, left },
    coSigner,
    receiver,
    clients: { ...accounts, visitor, 'site-client': withKey(system.url, key), 'removed-person': removed },
    accounts: Object.fromEntries(Object.entries(accounts).map(([person, { userId }]) => [person, userId])),
  }
}

export const leave = async ({ admin, schools }: World): Promise<void> => {
  const answer = await admin.patch(`/api/schools/${schools.left.id}`, { leftOn: '2024-01-01' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
