import { createClient, type Client } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { act, create, edit, letterOf, refusalOf, submit, type Stored } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const [sqlite] = databasesUnderTest()
if (!sqlite) throw new Error('There is no SQLite.')

/** The program waits ten seconds for another process that writes, and a command may write for longer. */
describe('a SQLite database that another process holds for long', { timeout: 120_000 }, () => {
  let alliance: Alliance
  let own: AllianceSchool
  let draft: Stored
  let submitted: { id: string; version: string }
  let holder: Client

  beforeAll(async () => {
    // SQLite waits without letting anything else in its process go on.
    alliance = await startAlliance(sqlite, { schools: 1, hosted: false })
    ;[own] = alliance.schools as [AllianceSchool]
    draft = await create(own.editor, 'letters', letterOf(own, { title: 'A draft' }))
    const { id } = await create(own.editor, 'letters', letterOf(own, { title: 'To be approved' }))
    submitted = { id, version: (await submit(own.editor, 'letters', id)).version }
    holder = createClient({ url: alliance.system.databaseUri })
    await holder.execute('PRAGMA busy_timeout = 5000')
    await holder.execute('BEGIN IMMEDIATE')
  }, 120_000)
  afterAll(() => holder?.close())

  it.each([
    ['saving', () => own.editor.patch(`/api/letters/${draft.id}`, { title: 'Changed' })],
    ['a verb', () => act(own.head, 'letters', submitted.id, 'approve', { version: submitted.version })],
  ])('%s is answered with 503 and "try again"', async (_what, ask) => {
    const answer = await ask()
    expect(refusalOf(answer), JSON.stringify(answer.body)).toEqual([503, 'others-saved'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is read all the same, and takes everything again once it is let go', async () => {
    expect((await own.editor.get<Stored>(`/api/letters/${draft.id}?draft=true`)).body.title).toBe('A draft')
    await holder.execute('ROLLBACK')
    expect((await edit(own.editor, 'letters', draft.id, { title: 'Changed' })).title).toBe('Changed')
    const approved = await act(own.head, 'letters', submitted.id, 'approve', { version: submitted.version })
    expect(approved.status).toBe(200)
  })
})
