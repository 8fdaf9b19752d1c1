import { beforeAll, describe, expect, it } from 'vitest'
import { behindTheBack } from '../support/behind-the-back'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  paragraph,
  publish,
  publishedLetter,
  richText,
  shownOn,
  textNode,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Changes = { changes: { op: string; item?: { id: string; html: string } }[]; next: string; more: boolean }

const linkTo = (relationTo: string, value: string, words: string) => ({
  type: 'link',
  version: 3,
  format: '',
  indent: 0,
  direction: 'ltr',
  id: 'b2c3d4',
  fields: { linkType: 'internal', newTab: false, doc: { relationTo, value } },
  children: [textNode(words)],
})

/** As many more publications that say the same of other items, which would take minutes to write and to approve. */
const repeatPublication = (databaseUri: string, itemId: string, times: number): Promise<unknown> => {
  // MongoDB's ids begin with the second in which they were made: these are of 1970, and no item's.
  const others = Array.from(
    { length: times },
    (_none, index) => `${String(index).padStart(8, '0')}${itemId.slice(8)}`,
  )
  return behindTheBack<unknown>(databaseUri, {
    sqlite: async (client) => {
      const { rows, columns } = await client.execute({
        sql: 'SELECT * FROM publications WHERE item_id = ?',
        args: [itemId],
      })
      const [row] = rows
      if (!row) throw new Error('It is not published.')
      const values = (other: string) =>
        columns.map((name) => (['id', 'item_id', 'slug'].includes(name) ? other : (row[name] ?? null)))
      const sql = `INSERT INTO publications (${columns.join()}) VALUES (${columns.map(() => '?').join()})`
      await client.batch(others.map((other) => ({ sql, args: values(other) })))
    },
    mongo: async (db) => {
      const row = await db.collection('publications').findOne({ itemId })
      if (!row) throw new Error('It is not published.')
      const { _id, ...said } = row
      await db
        .collection('publications')
        .insertMany(others.map((other) => ({ ...said, itemId: other, slug: other })))
    },
  })
}

describe.each(databasesUnderTest())('what names other items, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  const withdraw = async (collection: string, id: string) =>
    bodyOf(await act(own.head, collection, id, 'withdraw', { reason: 'It names a child.' }))

  const publishedEvent = async (title: string, start: string) => {
    const event = await create(own.editor, 'events', { title, school: own.id, start, end: start })
    await publish(own, 'events', event.id)
    return event
  }

  /** Everything that the public can read of an item: API, page, print, feeds, search. */
  const doorsOf = async (kinds: string, slug: string): Promise<string> => {
    const { visitor } = alliance
    const paths = [
      `/v1/sites/${own.slug}/${kinds}/${slug}`,
      `/v1/sites/${own.slug}/${kinds}?limit=100`,
      `/schools/${own.slug}/${kinds}/${slug}`,
      `/schools/${own.slug}/${kinds}/${slug}/print`,
      `/v1/sites/${own.slug}/feed.rss`,
      `/v1/sites/${own.slug}/feed.atom`,
      `/v1/sites/${own.slug}/feed.json`,
    ]
    const bodies = await Promise.all(
      paths.map(async (path) => {
        const { status, body } = await visitor.get<unknown>(path)
        expect(status, path).toBe(200)
        return typeof body === 'string' ? body : JSON.stringify(body)
      }),
    )
    return bodies.join('\n')
  }

  let number = 0
  const everythingThatNames = async (title: string) => {
    number += 1
    const letter = await publishedLetter(own, { title })
    const event = await publishedEvent(`${title} fair`, '2027-03-04T10:00:00.000Z')
    const linking = await publishedLetter(own, {
      title: `Links to letter ${number}`,
      summary: 'Nothing here.',
      body: richText(paragraph('Please read ', linkTo('letters', letter.id, 'the earlier letter'), '.')),
    })
    const newsletter = await create(own.editor, 'newsletters', {
      title: `Newsletter ${number}`,
      summary: 'Nothing here.',
      school: own.id,
      sections: [
        { blockType: 'items', letters: [letter.id], events: [event.id] },
        { blockType: 'diary', from: '2027-03-01', to: '2027-03-31' },
        { blockType: 'results', heading: 'House points', rows: [{ label: 'Red', value: '12' }] },
      ],
    })
    await publish(own, 'newsletters', newsletter.id)
    const evidence = await create(own.editor, 'lppa-evidence', {
      title: `Evidence ${number}`,
      school: own.id,
      visibility: 'public',
      narrative: richText('We wrote to parents.'),
      sources: [{ item: { relationTo: 'letters', value: letter.id } }],
    })
    await publish(own, 'lppa-evidence', evidence.id)
    return { letter, event, linking, newsletter, evidence }
  }

  it('names nothing that was withdrawn: newsletters, diaries, sources, links in texts', async () => {
    const { letter, event, linking, newsletter, evidence } = await everythingThatNames('Jack wins')
    const page = `/letters/${letter.slug}`
    expect((await shownOn(alliance.visitor, own.slug, 'letters', linking.slug))?.html).toContain(page)
    expect((await shownOn(alliance.visitor, own.slug, 'newsletters', newsletter.slug))?.html).toContain(
      'Jack wins fair',
    )
    expect(await shownOn(alliance.visitor, own.slug, 'evidence', evidence.slug)).toMatchObject({
      sources: [{ id: letter.id, title: 'Jack wins' }],
    })
    const since = bodyOf(await alliance.visitor.get<Changes>(`/v1/sites/${own.slug}/changes`)).next

    await withdraw('letters', letter.id)
    await withdraw('events', event.id)

    for (const [kinds, { slug }] of [
      ['letters', linking],
      ['newsletters', newsletter],
      ['evidence', evidence],
    ] as const) {
      const doors = await doorsOf(kinds, slug)
      expect(doors).not.toContain('Jack wins')
      expect(doors).not.toContain(`${page}"`)
    }
    expect((await shownOn(alliance.visitor, own.slug, 'letters', linking.slug))?.text).toContain(
      'the earlier letter',
    )
    expect((await shownOn(alliance.visitor, own.slug, 'newsletters', newsletter.slug))?.html).toContain(
      'House points',
    )
    expect(await shownOn(alliance.visitor, own.slug, 'evidence', evidence.slug)).toMatchObject({
      sources: [],
    })
    const found = await alliance.visitor.get<{ total: number }>(`/v1/sites/${own.slug}/search?q=Jack`)
    expect(found.body.total).toBe(0)

    // Who follows the changes is told of each that names it no more.
    const after = bodyOf(
      await alliance.visitor.get<Changes>(
        since.startsWith('http')
          ? since.replace(/^https?:\/\/[^/]+/, '')
          : `/v1/sites/${own.slug}/changes?after=${since}`,
      ),
    )
    const told = after.changes.flatMap(({ item }) => (item ? [item.id] : []))
    expect(told).toEqual(expect.arrayContaining([linking.id, newsletter.id, evidence.id]))
    expect(JSON.stringify(after)).not.toContain('Jack wins')
  })

  it('names it again as it is once it is back: by its new title, and never by the old one', async () => {
    const { letter, event, linking, newsletter, evidence } = await everythingThatNames('Jill wins')
    await withdraw('letters', letter.id)
    await withdraw('events', event.id)
    await edit(own.editor, 'letters', letter.id, { title: 'A race' })
    await edit(own.editor, 'events', event.id, { title: 'A fair' })
    await publish(own, 'letters', letter.id)
    await publish(own, 'events', event.id)

    const shown = await shownOn(alliance.visitor, own.slug, 'newsletters', newsletter.slug)
    expect(shown?.html).toContain('A race')
    expect(shown?.html.match(/A fair/g)).toHaveLength(2)
    expect(shown?.html).not.toContain('Jill')
    expect((await shownOn(alliance.visitor, own.slug, 'letters', linking.slug))?.html).toContain(
      `/letters/${letter.slug}"`,
    )
    expect(await shownOn(alliance.visitor, own.slug, 'evidence', evidence.slug)).toMatchObject({
      sources: [{ id: letter.id, title: 'A race' }],
    })
  })

  it('a link to a draft comes alive when that is published, in translations too', async () => {
    const target = await create(own.editor, 'letters', letterOf(own, { title: 'Not yet public' }))
    const body = richText(paragraph(linkTo('letters', target.id, 'the other letter')))
    const linking = await publishedLetter(own, { title: 'Links ahead', body })
    const translation = await create(own.editor, 'translations', {
      item: { relationTo: 'letters', value: linking.id },
      language: 'pl',
      title: 'Po polsku',
      body: richText(paragraph(linkTo('letters', target.id, 'drugi list'))),
    })
    await publish(own, 'translations', translation.id)
    const shown = (query = '') => shownOn(alliance.visitor, own.slug, 'letters', linking.slug, query)
    expect((await shown())?.html).toBe('<p>the other letter</p>')

    await publish(own, 'letters', target.id)
    for (const query of ['', '?language=pl']) {
      expect((await shown(query))?.html).toContain(`/schools/${own.slug}/letters/${target.slug}"`)
    }
    await withdraw('letters', target.id)
    expect((await shown('?language=pl'))?.html).toBe('<p>drugi list</p>')
  })

  it('a diary lists what was public when it was approved, and nothing that came later', async () => {
    await publishedEvent('In the diary', '2027-05-04T10:00:00.000Z')
    const newsletter = await create(own.editor, 'newsletters', {
      title: 'May',
      school: own.id,
      sections: [{ blockType: 'diary', from: '2027-05-01', to: '2027-05-31' }],
    })
    await publish(own, 'newsletters', newsletter.id)
    const later = await publishedEvent('Later than the newsletter', '2027-05-05T10:00:00.000Z')
    const shown = () => shownOn(alliance.visitor, own.slug, 'newsletters', newsletter.slug)
    expect((await shown())?.html).toContain('In the diary')
    expect((await shown())?.html).not.toContain('Later')
    await withdraw('events', later.id)
    await publish(own, 'events', later.id)
    expect((await shown())?.html).not.toContain('Later')
  })

  it('a diary lists what takes place on its days, however many events began before', async () => {
    const series = await create(own.editor, 'events', {
      ...{ title: 'Club', school: own.id, recurrence: 'FREQ=WEEKLY;COUNT=60' },
      ...{ start: '2026-09-07T15:00:00.000Z', end: '2026-09-07T16:00:00.000Z' },
    })
    await publish(own, 'events', series.id)
    await repeatPublication(alliance.system.databaseUri, series.id, 150)
    await publishedEvent('One day in June', '2027-06-03T10:00:00.000Z')
    const newsletter = await create(own.editor, 'newsletters', {
      title: 'June',
      school: own.id,
      sections: [{ blockType: 'diary', from: '2027-06-03', to: '2027-06-03' }],
    })
    await publish(own, 'newsletters', newsletter.id)
    const html = (await shownOn(alliance.visitor, own.slug, 'newsletters', newsletter.slug))?.html
    expect(html).toContain('One day in June')
    expect(html).not.toContain('Club')
  })
})
