import { beforeAll, describe, expect, it } from 'vitest'
import { withKey } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  refusalOf,
  submit,
  type Stored,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const unseen = 'Not to be seen yet'

describe.each(databasesUnderTest())('drafts and versions, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  /** Co-signed by the other school, live, and with a newer draft behind it. */
  let joint: string
  let versions: string[]

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    const letter = letterOf(own, { title: 'As it was asked', coSigningSchools: [other.id] })
    joint = (await create(own.editor, 'letters', letter)).id
    const { version } = await submit(own.editor, 'letters', joint)
    for (const { head } of [own, other]) bodyOf(await act(head, 'letters', joint, 'approve', { version }))
    await edit(own.editor, 'letters', joint, { title: unseen })
    const { docs } = bodyOf(
      await own.editor.get<{ docs: { id: string }[] }>(
        `/api/letters/versions?where[parent][equals]=${joint}&limit=100`,
      ),
    )
    versions = docs.map(({ id }) => id)
  })

  it('a newer draft is never shown to who was asked about the version before it', async () => {
    expect(JSON.stringify((await own.editor.get(`/api/letters/${joint}?draft=true`)).body)).toContain(unseen)
    const asked = await other.head.get(`/api/letters/${joint}`)
    expect(JSON.stringify(asked.body)).toContain('As it was asked')
    for (const path of [
      `letters/${joint}?draft=true`,
      `letters/${joint}?draft=true&depth=2`,
      `letters/${joint}?draft=true&select[title]=true`,
      `letters/${joint}?draft=true&select[workflow]=false`,
      `letters/${joint}?draft=true&trash=true`,
      `letters/${joint}?draft=true&locale=all`,
      `letters?draft=true&where[id][equals]=${joint}`,
      `letters?draft=true&select[title]=true`,
      `letters?draft=true&where[title][like]=seen`,
      `letters/versions?where[parent][equals]=${joint}&limit=100`,
      `letters/versions?where[version.title][like]=seen`,
      `letters/versions?where[parent][equals]=${joint}&select[version]=true`,
      `letters/${joint}/review`,
    ]) {
      for (const client of [other.head, other.editor, other.chair]) {
        expect(JSON.stringify((await client.get(`/api/${path}`)).body), path).not.toContain(unseen)
      }
    }
    for (const id of versions) {
      for (const client of [other.head, other.editor, other.chair]) {
        const { body } = await client.get(`/api/letters/versions/${id}?depth=2`)
        expect(JSON.stringify(body)).not.toContain(unseen)
      }
    }
  })

  it('what was filled in over an older version undoes nothing that others wrote since', async () => {
    const { id } = await create(own.editor, 'letters', letterOf(own, { title: 'First' }))
    type WithWorkflow = Stored & { workflow: object }
    const asStored = async () =>
      bodyOf(await own.editor.get<WithWorkflow>(`/api/letters/${id}?draft=true&depth=0`))
    const before = await asStored()
    await edit(own.head, 'letters', id, { title: 'By the headteacher' })
    const late = { title: 'Over it', workflow: before.workflow }
    expect(refusalOf(await own.editor.patch(`/api/letters/${id}`, late))).toEqual([409, 'changed-meanwhile'])
    // Whoever may not write it learns what they learn without it.
    expect(refusalOf(await other.editor.patch(`/api/letters/${id}`, late))).toEqual(
      refusalOf(await other.editor.patch(`/api/letters/${id}`, { title: 'Over it' })),
    )
    expect((await asStored()).title).toBe('By the headteacher')

    // Over the newest it is saved, also after steps that leave its words alone; what is no version of it is ignored.
    const { workflow } = await asStored()
    const { version } = await submit(own.editor, 'letters', id)
    bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
    await edit(own.editor, 'letters', id, { title: 'Second', workflow })
    for (const version of ['0'.repeat(64), '', null]) {
      await edit(own.editor, 'letters', id, {
        title: `With ${JSON.stringify(version)}`,
        workflow: { version },
      })
    }
  })

  it('versions are for those who may read them', async () => {
    const secret = await create(own.editor, 'letters', letterOf(own, { title: 'Of one school' }))
    const path = `/api/letters/versions?where[parent][equals]=${secret.id}`
    const { docs } = bodyOf(await own.editor.get<{ docs: { id: string }[] }>(path))
    expect(docs.length).toBeGreaterThan(0)
    for (const client of [other.editor, other.head, other.chair]) {
      expect(bodyOf(await client.get<{ totalDocs: number }>(path)).totalDocs).toBe(0)
      for (const { id } of docs) {
        expect((await client.get(`/api/letters/versions/${id}`)).status).toBeGreaterThanOrEqual(403)
      }
    }
    for (const address of [path, `/api/letters/versions/${docs[0]?.id}`, '/api/letters/versions/count']) {
      expect([401, 403, 404]).toContain((await alliance.visitor.get(address)).status)
    }
    for (const address of [
      '/api/globals/alliance/versions',
      '/api/globals/alliance/versions/x',
      '/api/globals/nothing',
    ]) {
      for (const client of [own.editor, alliance.admin, alliance.visitor]) {
        const { status } = await client.get(address)
        expect(status, address).toBeGreaterThanOrEqual(400)
        expect(status, address).toBeLessThan(500)
      }
    }
  })

  it('the key of a school’s website opens nothing of it', async () => {
    const created = await own.head.post<{ doc: { id: string; key: string } }>('/api/site-clients', {
      name: 'Website',
      school: own.id,
    })
    const { id: client, key } = bodyOf(created, 201).doc
    expect(key).toMatch(/^kpsa_live_/)
    const site = withKey(alliance.system.url, key)
    for (const path of [
      ...[
        'letters',
        `letters/${joint}`,
        `letters/${joint}?draft=true`,
        `letters/${joint}/review`,
        'letters/count',
      ],
      ...['letters/versions', `letters/versions/${versions[0]}`, 'users', 'media', 'schools', 'site-clients'],
      ...['payload-locked-documents', 'payload-jobs', 'publications'],
      ...['translations/versions', 'lppa-evidence/versions', 'sign-offs', 'audit-entries'],
    ]) {
      const { status, body } = await site.get(`/api/${path}`)
      expect([401, 403, 404], path).toContain(status)
      expect(JSON.stringify(body), path).not.toContain('As it was asked')
    }
    for (const [method, path] of [
      ['POST', 'letters'],
      ['POST', `letters/versions/${versions[0]}`],
      ['POST', `letters/${joint}/submit`],
      ['POST', `letters/${joint}/approve`],
      ['POST', `site-clients/${client}/rotate-key`],
      ['PATCH', `letters/${joint}`],
      ['DELETE', `letters/${joint}`],
    ] as const) {
      const answer = await site.send(`/api/${path}`, {
        method,
        body: '{}',
        headers: { 'content-type': 'application/json' },
      })
      expect([400, 401, 403, 404], `${method} ${path}`).toContain(answer.status)
    }
  })
})
