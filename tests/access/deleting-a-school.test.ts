import { beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  shownOn,
  submit,
} from '../support/items-over-rest'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('deleting a school, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  let made = 0
  const newSchool = async (): Promise<string> => {
    made += 1
    const { id } = await create(alliance.admin, 'schools', { name: `School ${made}`, slug: `school-${made}` })
    return id
  }
  const remove = (school: string) => alliance.admin.delete(`/api/schools/${school}`)

  it('is possible while nothing and nobody names it', async () => {
    const school = await newSchool()
    expect((await remove(school)).status).toBe(200)
    expect((await alliance.visitor.get(`/v1/sites/school-${made}`)).status).toBe(404)
  })

  it('is refused while people or content belong to it, and takes nothing with it', async () => {
    const letter = await publishedLetter(own, { title: 'Stays where it is' })
    expect(refusalOf(await remove(own.id))).toEqual([409, 'wrong-state'])
    expect((await alliance.admin.delete('/api/schools?where[id][exists]=true')).status).toBeLessThan(500)
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toBeDefined()
    expect((await own.editor.get(`/api/letters/${letter.id}`)).status).toBe(200)
  })

  it.each([
    ['co-signs', 'letters', (school: string) => ({ coSigningSchools: [school] })],
    ['receives', 'letters', (school: string) => ({ channels: { schools: [school] } })],
    ['stands below a letter', 'letters', (school: string) => ({ signatories: [{ name: 'A Head', school }] })],
    ['is host', 'events', (school: string) => ({ start: '2027-03-01T09:00:00Z', hostSchool: school })],
    ['takes part', 'events', (school: string) => ({ start: '2027-03-01T09:00:00Z', takingPart: [school] })],
  ])('is refused where it %s, and what is submitted stays as it was', async (role, collection, naming) => {
    const school = await newSchool()
    const item = await create(own.editor, collection, {
      title: `One school ${role}`,
      school: own.id,
      ...(collection === 'letters' ? letterOf(own, { title: `One school ${role}` }) : {}),
      ...naming(school),
    })
    const { version } = await submit(own.editor, collection, item.id)
    expect(refusalOf(await remove(school))).toEqual([409, 'wrong-state'])
    expect(await reviewOf(own.editor, collection, item.id)).toMatchObject({ state: 'submitted', version })
    // A newer version may name it no more; the earlier one stays on record as it was.
    await edit(own.editor, collection, item.id, {
      coSigningSchools: [],
      channels: { schools: [] },
      ...(collection === 'letters' ? { signatories: [] } : { hostSchool: null, takingPart: [] }),
    })
    await publish(own, collection, item.id)
    expect((await remove(school)).status).toBe(409)
  })

  it('is refused while a framework is its own, which would become everybody’s', async () => {
    const school = await newSchool()
    const email = `leaver@school-${made}.test`
    const person = await create(alliance.admin, 'users', {
      email,
      name: 'Leaves soon',
      password,
      schools: [{ school, roles: ['editor'] }],
    })
    const editor = await signIn(alliance.system.url, email, password)
    const framework = await create(editor, 'lppa-frameworks', { name: 'Of one school', key: `own-${made}` })
    bodyOf(await alliance.admin.delete(`/api/users/${person.id}`))
    expect((await remove(school)).status).toBe(409)
    const kept = await alliance.admin.get<{ school?: unknown }>(
      `/api/lppa-frameworks/${framework.id}?depth=0`,
    )
    expect(bodyOf(kept).school).toBe(school)
  })
})
