import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOfDay } from '../../src/calendar/time-bounds'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, uploadPicture } from '../support/items-over-rest'
import { movableClock, type MovableClock } from '../support/movable-clock'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const minute = 60_000

describe.each(databasesUnderTest())('a crest and a logo whose consent ends, on $name', (database) => {
  let clock: MovableClock
  let alliance: Alliance
  let own: AllianceSchool
  beforeAll(async () => {
    clock = await movableClock()
    alliance = await startAlliance(database, { schools: 1, env: clock.env })
    ;[own] = alliance.schools as [AllianceSchool]
  }, 240_000)
  afterAll(async () => {
    await alliance?.system.stop()
    await clock?.remove()
  })

  const logoOf = async (site: string): Promise<string | undefined> =>
    bodyOf(await alliance.visitor.get<{ logo: { url: string } | null }>(`/v1/sites/${site}`)).logo?.url
  const publicly = async (filename: string): Promise<number> =>
    (await fetch(`${alliance.system.url}/media/${filename}`)).status

  it('stay to the end of its last day in Europe/London, and are gone then', async () => {
    const lastDay = new Date(Date.now() + 2 * 24 * 60 * minute)
    const people = {
      identifiability: 'recognisable',
      lawfulBasis: 'consent',
      consentUntil: `${lastDay.toISOString().slice(0, 10)}T12:00:00.000Z`,
    }
    const crest = await uploadPicture(own, { people })
    const logo = await uploadPicture(own, { people })
    bodyOf(await own.head.patch(`/api/schools/${own.id}`, { crest: crest.id }))
    bodyOf(await alliance.admin.post('/api/globals/alliance', { name: 'KPSA', logo: logo.id }))
    const signs = [
      { site: own.slug, filename: crest.filename },
      { site: 'kpsa', filename: logo.filename },
    ]
    for (const { site, filename } of signs) await expect.poll(() => logoOf(site)).toContain(filename)

    const end = Date.parse(startOfDay(new Date(people.consentUntil), 1))
    await clock.moveTo(end - 2 * minute)
    for (const { site, filename } of signs) {
      expect(await logoOf(site)).toContain(filename)
      expect(await publicly(filename)).toBe(200)
    }
    await clock.moveTo(end + 1000)
    for (const { site, filename } of signs) {
      await expect.poll(() => logoOf(site), { timeout: 60_000 }).toBeUndefined()
      await expect.poll(() => publicly(filename), { timeout: 5000 }).toBe(404)
    }
  }, 180_000)
})
