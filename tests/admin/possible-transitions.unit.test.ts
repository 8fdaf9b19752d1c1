import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/roles'
import { possibleTransitions, type Situation } from '../../src/admin/editing/possible-transitions'
import { states } from '../../src/plugins/approval/states'

const person = (school: string, role: string, more: object = {}): Actor => ({
  id: 'somebody',
  name: 'Somebody',
  allianceAdmin: false,
  schools: [{ school, roles: [role], ...more }],
})
const administrator: Actor = { id: 'admin', name: 'Admin', allianceAdmin: true, schools: [] }

const situation = (changes: Partial<Situation> = {}): Situation => ({
  state: 'draft',
  live: false,
  scheduled: false,
  school: 'owner',
  coSigningSchools: ['co-signer'],
  receivingSchools: ['receiver'],
  onAlliancePage: true,
  ...changes,
})

const verbs = (actor: Actor | undefined, changes: Partial<Situation> = {}): string[] =>
  possibleTransitions(actor, situation(changes)).map(({ verb }) => verb)

describe('the buttons', () => {
  it.each(states.filter((state) => state !== 'submitted'))(
    'for approving are not there in the state %s',
    (state) => {
      expect(verbs(person('owner', 'headteacher'), { state })).not.toContain('approve')
    },
  )

  it('follow the roles at the schools concerned', () => {
    const submitted = { state: 'submitted' } as const
    expect(verbs(person('owner', 'editor'))).toEqual(['submit'])
    expect(verbs(person('owner', 'editor'), submitted)).toEqual([])
    expect(verbs(person('owner', 'headteacher'), submitted)).toEqual(['approve', 'request-changes'])
    expect(verbs(person('co-signer', 'headteacher'), submitted)).toEqual(['approve', 'request-changes'])
    expect(verbs(person('co-signer', 'editor'), submitted)).toEqual([])
    expect(verbs(person('elsewhere', 'headteacher'), submitted)).toEqual([])
    expect(verbs(person('owner', 'chair'), submitted)).toEqual([])
    expect(verbs(undefined, submitted)).toEqual([])
  })

  it('are a deputy’s only while covering', () => {
    const cover = (from: number, until: number) => ({
      coverFrom: new Date(Date.now() + from).toISOString(),
      coverUntil: new Date(Date.now() + until).toISOString(),
    })
    expect(verbs(person('owner', 'deputy', cover(-1000, 60_000)), { state: 'submitted' })).toContain(
      'approve',
    )
    expect(verbs(person('owner', 'deputy', cover(-2000, -1000)), { state: 'submitted' })).toEqual([])
  })

  it('for withdrawing and receiving ask what is live, not what the newest version is', () => {
    const live = { state: 'draft', live: true } as const
    expect(verbs(person('owner', 'headteacher'), live)).toEqual(['submit', 'withdraw'])
    expect(verbs(person('owner', 'headteacher'), { state: 'scheduled', scheduled: true })).toEqual([
      'withdraw',
    ])
    expect(verbs(person('receiver', 'headteacher'), live)).toEqual(['receive'])
    expect(verbs(person('receiver', 'headteacher'))).toEqual([])
    expect(verbs(administrator, live)).toEqual(['receive'])
    expect(verbs(administrator, { ...live, onAlliancePage: false })).toEqual([])
  })
})
