import { beforeAll, describe, expect, it } from 'vitest'
import { signIn, type SignedInClient } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, create, letterOf, publish, reviewOf, submit } from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Entry = { action: string; byName: string; itemTitle: string }

const hour = 3_600_000
const at = (difference: number) => new Date(Date.now() + difference).toISOString()

describe.each(databasesUnderTest())('what a deputy decides, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let deputy: SignedInClient
  /** As the records tell who it was. */
  let inWords: string

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    await create(alliance.admin, 'users', {
      name: 'Dee Deputy',
      email: 'dee@deputies.test',
      password,
      schools: [{ school: own.id, roles: ['deputy'], coverFrom: at(-hour), coverUntil: at(10 * hour) }],
    })
    deputy = await signIn(alliance.system.url, 'dee@deputies.test', password)
    inWords = `Dee Deputy, deputy, for the headteacher of ${own.name}`
  })

  const done = async (of: { id: string }): Promise<string[]> =>
    (await reviewOf(alliance.admin, 'letters', of.id)).history.map(({ action, by }) => `${action}: ${by}`)

  it('is told in the history, with the headteacher in whose place it was', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'Approved by a deputy' }))
    const first = await submit(deputy, 'letters', letter.id)
    bodyOf(
      await act(deputy, 'letters', letter.id, 'request-changes', { version: first.version, note: 'A hat?' }),
    )
    const { version } = await submit(own.editor, 'letters', letter.id)
    bodyOf(await act(deputy, 'letters', letter.id, 'approve', { version }))
    bodyOf(await act(deputy, 'letters', letter.id, 'withdraw', { reason: 'Too early.' }))
    expect(await done(letter)).toEqual([
      // Writing needs no headteacher.
      'submit: Dee Deputy',
      `request-changes: ${inWords}`,
      `submit: Editor of ${own.name}`,
      `approve: ${inWords}`,
      `publish: ${inWords}`,
      `withdraw: ${inWords}`,
    ])
  })

  it('is told of the own school, where the letter is another one’s', async () => {
    const joint = await create(
      other.editor,
      'letters',
      letterOf(other, { title: 'Joint', coSigningSchools: [own.id] }),
    )
    const { version } = await submit(other.editor, 'letters', joint.id)
    bodyOf(await act(other.head, 'letters', joint.id, 'approve', { version }))
    bodyOf(await act(deputy, 'letters', joint.id, 'approve', { version }))
    expect((await done(joint)).slice(1)).toEqual([
      `approve: Head of ${other.name}`,
      `approve: ${inWords}`,
      `publish: ${inWords}`,
    ])

    const offered = await create(
      other.editor,
      'letters',
      letterOf(other, { title: 'Offered', channels: { schools: [own.id] } }),
    )
    const published = await publish(other, 'letters', offered.id)
    const answer = { version: published.publishedVersion, decision: 'accept' }
    bodyOf(await act(deputy, 'letters', offered.id, 'receive', answer))
    expect((await done(offered)).at(-1)).toBe(`accept: ${inWords}`)
  })

  it('is told of what else is a headteacher’s', async () => {
    const { doc } = bodyOf(
      await deputy.post<{ doc: { id: string } }>('/api/site-clients', { name: 'Website', school: own.id }),
      201,
    )
    bodyOf(await own.head.patch(`/api/site-clients/${doc.id}`, { enabled: false }))
    const { docs } = bodyOf(
      await own.head.get<{ docs: Entry[] }>(
        `/api/audit-entries?depth=0&sort=number&where[itemId][equals]=${doc.id}`,
      ),
    )
    expect(docs.map(({ action, byName }) => `${action}: ${byName}`)).toEqual([
      `site-client-added: ${inWords}`,
      `site-client-changed: Head of ${own.name}`,
    ])
  })

  it('is told by the audit log and its table, and the chain stays whole', async () => {
    const { docs } = bodyOf(
      await own.head.get<{ docs: Entry[] }>(
        '/api/audit-entries?depth=0&limit=100&where[itemTitle][equals]=Approved by a deputy',
      ),
    )
    expect(docs.filter(({ action }) => action === 'approve').map(({ byName }) => byName)).toEqual([inWords])
    expect((await own.head.get<string>('/api/audit-entries/export.csv')).body).toContain(`"${inWords}"`)
    const { exitCode, stderr } = await runScript('verify-audit', [], alliance.system.env)
    expect(exitCode, stderr).toBe(0)
  })
})
