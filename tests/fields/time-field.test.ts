import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, create, letterOf, type Stored } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('a time that a call names, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    // A server far away: what a time means must not depend on where it stands.
    alliance = await startAlliance(database, { schools: 1, env: { TZ: 'Asia/Tokyo' } })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  it.each([
    ['an instant', '2026-10-25T01:30:00Z', '2026-10-25T01:30:00.000Z'],
    ['with an offset', '2026-10-25T01:30:00+01:00', '2026-10-25T00:30:00.000Z'],
    ['local, in summer', '2027-06-01T09:00:00', '2027-06-01T08:00:00.000Z'],
    ['local, in the hour that exists twice', '2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z'],
    ['local, in the hour that never is', '2027-03-28T01:30:00', '2027-03-28T01:30:00.000Z'],
  ])('%s', async (_what, publishAt, stored) => {
    const letter = await create(own.editor, 'letters', letterOf(own, { publishAt }))
    expect(letter.publishAt).toBe(stored)
    const read = bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}`))
    expect(read.publishAt).toBe(stored)
  })

  it('that is on no clock is refused', async () => {
    const answer = await own.editor.post('/api/letters', letterOf(own, { publishAt: '2026-10-25T25:00:00' }))
    expect(answer.status).toBe(400)
  })

  it.each([
    // JavaScript would read it as a day in April.
    ['4/6/2027', 'is not complete'],
    ['31/02/2027 08:00', '31 February 2027 does not exist: February has 28 days that year.'],
    ['soon', 'is not a date'],
  ])('%s is refused, and explained', async (publishAt, sentence) => {
    const answer = await own.editor.post('/api/letters', letterOf(own, { publishAt }))
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain(sentence)
  })
})
