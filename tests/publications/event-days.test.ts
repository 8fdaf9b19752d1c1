import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PublicEvent } from '../../src/kinds/event/shape'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  publish,
  refusalOf,
  reviewOf,
  shownOn,
  type Stored,
} from '../support/items-over-rest'
import { reconcileAtRest } from '../support/reconcile-at-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Times = { sortAt: string; endsAt: string; document: (now: PublicEvent) => PublicEvent }

/** Writes the publication of an event as an earlier version would have. */
const rewrite = async (uri: string, itemId: string, { sortAt, endsAt, document }: Times): Promise<void> => {
  if (uri.startsWith('file:')) {
    const client = createClient({ url: `file:${sqliteFile(uri)}` })
    await client.execute('PRAGMA busy_timeout = 5000')
    const { rows } = await client.execute({
      sql: 'SELECT document FROM publications WHERE item_id = ?',
      args: [itemId],
    })
    const before = document(JSON.parse(rows[0]?.document as string) as PublicEvent)
    await client.execute({
      sql: 'UPDATE publications SET sort_at = ?, ends_at = ?, document = ? WHERE item_id = ?',
      args: [sortAt, endsAt, JSON.stringify(before), itemId],
    })
    client.close()
    return
  }
  const client = await MongoClient.connect(uri)
  const publications = client.db().collection<{ itemId: string; document: PublicEvent }>('publications')
  const found = await publications.findOne({ itemId })
  const set = { sortAt, endsAt, document: document(found?.document as PublicEvent) }
  // From before there was a time of publication, too.
  await publications.updateOne({ itemId }, { $set: set, $unset: { publishedAt: '' } })
  await client.close()
}

describe.each(databasesUnderTest())('the days of an event, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  const text = async (path: string): Promise<string> => (await fetch(alliance.system.url + path)).text()
  const event = (data: object): Promise<Stored> =>
    create(own.editor, 'events', { title: 'Some event', school: own.id, ...data })
  const published = async (data: object): Promise<Stored> => {
    const made = await event(data)
    await publish(own, 'events', made.id)
    return made
  }
  const shown = async ({ slug }: Stored, query = '') =>
    (await shownOn(alliance.visitor, own.slug, 'events', slug, query)) as
      (PublicEvent & { occurrences?: { startLocal: string; endLocal: string }[] }) | undefined
  const calendar = ({ slug }: Stored) => text(`/v1/sites/${own.slug}/events/${slug}.ics`)
  const page = ({ slug }: Stored) => text(`/schools/${own.slug}/events/${slug}`)
  const problems = async ({ id }: Stored) =>
    (await reviewOf(own.editor, 'events', id)).problems.filter(({ code }) => code !== 'no-text')

  it('include the last one that was chosen, at whatever time, at every door', async () => {
    // Months far away have no page.
    const nextYear = new Date().getFullYear() + 1
    const july = `${nextYear}-07`
    for (const [title, end] of [
      ['Until midnight', `${july}-10T00:00`],
      ['Until the afternoon', `${july}-10T15:00`],
    ] as const) {
      const made = await published({ title, start: `${july}-06T00:00`, end, allDay: true })
      const found = await shown(made, `?expand=occurrences&from=${july}-10`)
      expect(found).toMatchObject({
        startLocal: `${july}-06T00:00:00`,
        endLocal: `${july}-10T23:59:59`,
        end: `${july}-10T22:59:59.000Z`,
        occurrences: [{ startLocal: `${july}-06T00:00:00`, endLocal: `${july}-10T23:59:59` }],
      })
      expect(await calendar(made)).toContain(
        `DTSTART;VALUE=DATE:${nextYear}0706\r\nDTEND;VALUE=DATE:${nextYear}0711\r\n`,
      )
      expect(await page(made)).toMatch(new RegExp(`6\\s?–\\s?10 July ${nextYear}`))
      const on = async (bounds: string) =>
        bodyOf(
          await alliance.visitor.get<{ items: { title: string }[] }>(
            `/v1/sites/${own.slug}/events?limit=100&${bounds}`,
          ),
        ).items.map((item) => item.title)
      expect(await on(`from=${july}-10&to=${july}-10`)).toContain(title)
      expect(await on(`from=${july}-10T20:00:00Z`)).toContain(title)
      expect(await on(`from=${july}-11`)).not.toContain(title)
      expect(await on(`from=${july}-01&to=${july}-05`)).not.toContain(title)
    }
    const month = await text(`/schools/${own.slug}/events?month=${july}`)
    const cell = (day: string) =>
      new RegExp(`<time dateTime="${july}-${day}"[\\s\\S]*?</td>`, 'i').exec(month)?.[0] ?? ''
    expect(cell('10')).toContain('Until midnight')
    expect(cell('10')).toContain('Until the afternoon')
    expect(cell('11')).toMatch(/^<time/)
    expect(cell('11')).not.toContain('Until')
  })

  it('may be one, chosen twice', async () => {
    const made = await event({ start: '2099-03-02T09:00', end: '2099-03-02T00:00', allDay: true })
    expect(made.end).toBe('2099-03-02T23:59:59.000Z')
    const again = await edit(own.editor, 'events', made.id, { summary: 'Nothing else.' })
    expect(again.end).toBe(made.end)
  })

  it('are those that were shown where an earlier version wrote them, in the new form', async () => {
    const made = await published({
      title: 'Old',
      start: '2099-09-07T09:00',
      end: '2099-09-11T12:00',
      allDay: true,
    })
    await rewrite(alliance.system.databaseUri, made.id, {
      sortAt: '2099-09-07T08:00:00.000Z',
      endsAt: '2099-09-11T23:00:00.000Z',
      document: (now) => ({
        ...now,
        start: '2099-09-07T08:00:00.000Z',
        startLocal: '2099-09-07T09:00:00',
        // "Until the 12th" meant that the 11th is the last day.
        end: '2099-09-11T23:00:00.000Z',
        endLocal: '2099-09-12T00:00:00',
      }),
    })
    const { exitCode, stdout, stderr } = await reconcileAtRest(alliance)
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`updated: old on ${own.slug} (en)`)
    expect(await shown(made)).toMatchObject({
      startLocal: '2099-09-07T00:00:00',
      endLocal: '2099-09-11T23:59:59',
    })
    const again = await reconcileAtRest(alliance)
    expect(again.stdout).toContain('nothing to mend')
  })

  const weekly = { start: '2099-12-03T09:00:00Z', end: '2099-12-03T10:00:00Z' }

  it('begin with the first that is not excepted, at every door', async () => {
    const recurrence = 'FREQ=WEEKLY;BYDAY=TH;COUNT=4'
    const made = await published({
      ...weekly,
      title: 'First date is excepted',
      recurrence,
      exceptDates: [{ date: '2099-12-03' }],
    })
    expect(await problems(made)).toEqual([])
    const found = await shown(made, '?expand=occurrences&from=2099-12-01')
    expect(found).toMatchObject({ start: '2099-12-10T09:00:00.000Z', startLocal: '2099-12-10T09:00:00' })
    expect(found?.occurrences?.map(({ startLocal }) => startLocal.slice(0, 10))).toEqual([
      '2099-12-10',
      '2099-12-17',
      '2099-12-24',
    ])
    const ics = await calendar(made)
    expect(ics).toContain('DTSTART;TZID=Europe/London:20991210T090000\r\n')
    expect(ics).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3\r\n')
    expect(ics).not.toContain('20991203')
    const html = await page(made)
    expect(html).toMatch(/\b10 December 2099/)
    expect(html).not.toMatch(/\b3 December 2099/)
    expect(html).not.toContain('are past')
    expect(await text(`/v1/sites/${own.slug}/feed.json`)).not.toMatch(/\b3 December 2099/)
  })

  it('are missed where all are excepted: told at once, and refused', async () => {
    const made = await event({
      ...weekly,
      recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2',
      exceptDates: [{ date: '2099-12-03' }, { date: '2099-12-10' }],
    })
    expect(await problems(made)).toEqual([expect.objectContaining({ code: 'no-dates-left', blocking: true })])
    expect(refusalOf(await act(own.editor, 'events', made.id, 'submit'))).toEqual([400, 'not-ready'])
  })

  it('are missed where the rule does not have the first: told at once, with the day, and refused', async () => {
    const made = await event({ ...weekly, recurrence: 'FREQ=WEEKLY;BYDAY=FR;COUNT=2' })
    const [problem, ...others] = await problems(made)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'first-day-not-in-rule', blocking: true })
    expect(problem?.message).toContain('4 December 2099')
    expect(refusalOf(await act(own.editor, 'events', made.id, 'submit'))).toEqual([400, 'not-ready'])
  })

  it('are told of where an exception hits none of them', async () => {
    const rule = { recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2', exceptDates: [{ date: '2099-12-09' }] }
    const [problem] = await problems(await event({ ...weekly, ...rule }))
    expect(problem).toMatchObject({ code: 'exception-without-date', blocking: false })
    expect(problem?.message).toContain('9 December 2099')
    const [once] = await problems(await event({ ...weekly, exceptDates: [{ date: '2099-12-03' }] }))
    expect(once).toMatchObject({ code: 'exception-without-date', blocking: true })
  })
})
