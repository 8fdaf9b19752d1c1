import { describe, expect, it } from 'vitest'
import { actorOf } from '../../src/access/roles'

const person = { id: '1', name: 'Alex', allianceAdmin: true, schools: [] }
const behind = (user: unknown) => actorOf({ user: user as Parameters<typeof actorOf>[0]['user'] })

describe('who is behind a request', () => {
  it('is a member of staff, by their account', () => {
    expect(behind({ ...person, collection: 'users' })).toEqual(person)
  })

  // A key of such a collection is somebody for Payload, and would be let through by "whoever is signed in".
  it.each([
    ['a visitor', null],
    ['an account of another collection', { ...person, collection: 'site-clients' }],
    ['an account of no collection', person],
    ['nobody in particular', { collection: 'users' }],
  ])('is nobody, where it is %s', (_who, user) => {
    expect(behind(user)).toBeUndefined()
  })
})
