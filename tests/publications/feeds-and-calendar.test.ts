import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { act, create, edit, publish, publishedLetter, richText } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type JsonFeed = { items: { title: string; id: string; date_published: string; date_modified: string }[] }

describe.each(databasesUnderTest())('what follows a site on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  const text = async (file: string): Promise<string> =>
    (await fetch(`${alliance.system.url}/v1/sites/${own.slug}/${file}`)).text()
  const feed = async (): Promise<JsonFeed['items']> => (JSON.parse(await text('feed.json')) as JsonFeed).items
  const sequence = async (): Promise<number> =>
    Number(/\r\nSEQUENCE:(\d+)\r\n/.exec(await text('events.ics'))?.[1])

  it('is told of each publication, correction and withdrawal, in the order of publication', async () => {
    const newer = await publishedLetter(own, { title: 'Dated today', date: '2026-06-14T12:00:00.000Z' })
    const older = await publishedLetter(own, { title: 'Dated long ago', date: '2024-06-14T12:00:00.000Z' })
    const event = await create(own.editor, 'events', {
      title: 'Summer fair',
      school: own.id,
      start: '2099-07-04T11:00:00.000Z',
      end: '2099-07-04T14:00:00.000Z',
      description: richText('Cakes are welcome.'),
    })
    await publish(own, 'events', event.id)
    const before = await feed()
    expect(before.map(({ title }) => title)).toEqual(['Summer fair', 'Dated long ago', 'Dated today'])
    expect(await text('events.ics')).toContain('SUMMARY:Summer fair\r\n')
    const first = await sequence()

    await edit(own.editor, 'letters', newer.id, { title: 'Dated today, corrected' })
    await publish(own, 'letters', newer.id)
    const corrected = await feed()
    expect(corrected.map(({ title }) => title)).toEqual([
      'Summer fair',
      'Dated long ago',
      'Dated today, corrected',
    ])
    expect(corrected[2]).toMatchObject({ id: before[2]?.id, date_published: before[2]?.date_published })
    expect(String(corrected[2]?.date_modified) > String(before[2]?.date_modified)).toBe(true)

    await edit(own.editor, 'events', event.id, { status: 'cancelled' })
    await publish(own, 'events', event.id)
    expect(await text('events.ics')).toContain('STATUS:CANCELLED\r\n')
    expect(await sequence()).toBeGreaterThan(first)

    const reason = { reason: 'It was for one class only.' }
    expect((await act(own.head, 'letters', older.id, 'withdraw', reason)).status).toBe(200)
    expect((await act(own.head, 'events', event.id, 'withdraw', reason)).status).toBe(200)
    expect((await feed()).map(({ title }) => title)).toEqual(['Dated today, corrected'])
    expect(await text('events.ics')).not.toContain('BEGIN:VEVENT')
  })
})
