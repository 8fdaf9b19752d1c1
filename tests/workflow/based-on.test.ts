import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  refusalOf,
  richText,
  submit,
  type Refusal,
  type Stored,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Apart = { field: string; label: string; mine: unknown; theirs: unknown } & Record<
  'changedByMe' | 'changedByThem',
  boolean
>
type Conflict = Refusal & { newest: Stored; apart: Apart[] }

describe.each(databasesUnderTest())('a save that names what it was based on, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  const saveOver = (person: AllianceSchool['editor'], id: string, version: string, data: object) =>
    person.patch<{ doc: Stored } & Conflict>(`/api/letters/${id}?depth=0&basedOn=${version}`, data)

  it('is refused where somebody else saved, with the newest and with what differs', async () => {
    const { id, workflow } = await create(own.editor, 'letters', letterOf(own, { summary: 'A summary' }))
    await edit(own.head, 'letters', id, { title: 'By the headteacher', salutation: 'Dear all' })
    const mine = {
      title: 'By the editor',
      summary: 'Another summary',
      body: richText('Please bring a hat.'),
      salutation: null,
    }
    const refused = await saveOver(own.editor, id, workflow.version, mine)
    expect(refusalOf(refused)).toEqual([409, 'changed-meanwhile'])
    expect(refused.body.newest).toMatchObject({ id, title: 'By the headteacher', summary: 'A summary' })
    expect(refused.body.apart).toEqual([
      {
        ...{ field: 'title', label: 'Title', mine: 'By the editor', theirs: 'By the headteacher' },
        ...{ changedByMe: true, changedByThem: true },
      },
      {
        ...{ field: 'summary', label: 'Summary', mine: 'Another summary', theirs: 'A summary' },
        ...{ changedByMe: true, changedByThem: false },
      },
      {
        ...{ field: 'salutation', label: 'Salutation', mine: null, theirs: 'Dear all' },
        ...{ changedByMe: false, changedByThem: true },
      },
    ])
    const stored = bodyOf(await own.editor.get<Stored>(`/api/letters/${id}?draft=true`))
    expect(stored.title).toBe('By the headteacher')

    const { version } = refused.body.newest.workflow
    expect(bodyOf(await saveOver(own.editor, id, version, mine)).doc.title).toBe('By the editor')
  })

  it('goes through after a step of the workflow, and when it is sent again because its answer was lost', async () => {
    const { id, workflow } = await create(own.editor, 'letters', letterOf(own))
    const { version } = await submit(own.editor, 'letters', id)
    expect(version).toBe(workflow.version)
    bodyOf(await act(own.head, 'letters', id, 'request-changes', { version, note: 'When is it?' }))
    const mine = { title: 'Sports day on Friday', signatories: [{ name: 'A Head', title: 'Headteacher' }] }
    const saved = bodyOf(await saveOver(own.editor, id, version, mine)).doc
    expect(bodyOf(await saveOver(own.editor, id, version, mine)).doc.workflow.version).toBe(
      saved.workflow.version,
    )
    expect(refusalOf(await saveOver(own.editor, id, version, { title: 'Over it' }))).toEqual([
      409,
      'changed-meanwhile',
    ])
  })

  it('is one of many at once', async () => {
    const { id, workflow } = await create(own.editor, 'letters', letterOf(own))
    const saves = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        saveOver(at % 2 ? own.editor : own.head, id, workflow.version, { title: `Save ${at}` }),
      ),
    )
    const statuses = saves.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(11)
    const winner = saves.find(({ status }) => status === 200)?.body.doc.title
    expect(bodyOf(await own.editor.get<Stored>(`/api/letters/${id}?draft=true`)).title).toBe(winner)
  })

  it('says nothing of what it is based on to those who may not read it', async () => {
    const { id, workflow } = await create(own.editor, 'letters', letterOf(own))
    await edit(own.head, 'letters', id, { title: 'Not for others' })
    const without = await other.editor.patch(`/api/letters/${id}`, { title: 'Over it' })
    for (const version of [workflow.version, '0'.repeat(64)]) {
      const refused = await saveOver(other.editor, id, version, { title: 'Over it' })
      expect(refusalOf(refused)).toEqual(refusalOf(without))
      expect(JSON.stringify(refused.body)).not.toContain('Not for others')
    }
  })

  it('is refused where it names no version, and where it names one that there never was', async () => {
    const { id } = await create(own.editor, 'letters', letterOf(own))
    for (const asked of ['basedOn=', 'basedOn[a]=b', 'basedOn[]=a', 'basedOn=a&basedOn=b']) {
      const refused = await own.editor.patch(`/api/letters/${id}?${asked}`, { title: 'Over it' })
      expect(refusalOf(refused), asked).toEqual([400, 'based-on-unclear'])
    }
    expect(refusalOf(await saveOver(own.editor, id, 'never', { title: 'Over it' }))).toEqual([
      409,
      'changed-meanwhile',
    ])
  })

  it('speaks of the document that is saved, and of none that is changed on the way', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own))
    await publish(own, 'letters', letter.id)
    const translation = await create(own.editor, 'translations', {
      ...{ item: { relationTo: 'letters', value: letter.id }, language: 'pl', title: 'Dzień sportu' },
      body: richText('Weźcie kapelusz.'),
    })
    const saved = await saveOver(own.editor, letter.id, letter.workflow.version, { title: 'Sports days' })
    expect(saved.status).toBe(200)
    const over = await own.editor.patch(
      `/api/translations/${translation.id}?basedOn=${translation.workflow.version}`,
      { title: 'Dni sportu' },
    )
    expect(over.status).toBe(200)
    expect(
      refusalOf(
        await own.editor.patch(
          `/api/translations/${translation.id}?basedOn=${translation.workflow.version}`,
          {
            title: 'Sport',
          },
        ),
      ),
    ).toEqual([409, 'changed-meanwhile'])
  })
})
