import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publishedLetter,
  shownOn,
  submit,
} from '../support/items-over-rest'
import { uploadPicture, type Refusal } from '../support/items-over-rest'
import { cell, heading, paragraph, richText, table, textNode } from '../support/lexical-json'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const clubs = (monday = 'Chess') =>
  table(
    [heading('Day'), heading('Club & "room"')],
    [cell('Monday', { headerState: 2 }), cell(monday)],
    [cell('Tuesday', { headerState: 2 }), cell([paragraph('Choir'), paragraph('Hall')])],
  )

const asHtml =
  '<table><thead><tr><th scope="col">Day</th><th scope="col">Club &amp; "room"</th></tr></thead><tbody>' +
  '<tr><th scope="row">Monday</th><td>Chess</td></tr>' +
  '<tr><th scope="row">Tuesday</th><td><p>Choir</p><p>Hall</p></td></tr></tbody></table>'

describe.each(databasesUnderTest())('a table on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  it('is published with its headings, as HTML and as words', async () => {
    const letter = await publishedLetter(own, { body: richText('These clubs:', clubs(), 'Welcome.') })
    const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(shown?.html).toBe(`<p>These clubs:</p>${asHtml}<p>Welcome.</p>`)
    expect(shown?.text).toBe(
      'These clubs:\n\nDay | Club & "room"\nMonday | Chess\nTuesday | Choir Hall\n\nWelcome.',
    )
    const feed = await (await fetch(`${alliance.system.url}/v1/sites/${own.slug}/feed.json`)).text()
    expect(feed).toContain('<th scope=\\"col\\">Day</th>')
    const page = await (
      await fetch(`${alliance.system.url}/schools/${own.slug}/letters/${letter.slug}`)
    ).text()
    expect(page).toContain(
      '<div class="table-region" role="region" aria-label="Day, Club &amp; &quot;room&quot;" tabindex="0"><table>',
    )
    const search = await alliance.visitor.get<{ total: number }>(`/v1/sites/${own.slug}/search?q=choir`)
    expect(bodyOf(search).total).toBe(1)
  })

  it('keeps spans, and has no head that a cell leaves', async () => {
    const body = richText(
      table(
        [heading('Clubs', { colSpan: 2 })],
        [cell('Monday', { headerState: 2, rowSpan: 2 }), cell('Chess')],
        [cell('Choir')],
      ),
      table([heading('All week', { rowSpan: 2 }), heading('Club')], [cell('Chess')]),
    )
    const letter = await publishedLetter(own, { title: 'Spans', body })
    const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(shown?.html).toBe(
      '<table><thead><tr><th scope="colgroup" colspan="2">Clubs</th></tr></thead><tbody>' +
        '<tr><th scope="rowgroup" rowspan="2">Monday</th><td>Chess</td></tr><tr><td>Choir</td></tr></tbody></table>' +
        '<table><tbody><tr><th scope="col" rowspan="2">All week</th><th scope="col">Club</th></tr>' +
        '<tr><td>Chess</td></tr></tbody></table>',
    )
  })

  it('shows pictures and links in its cells, and tells of what a link loses', async () => {
    const picture = await uploadPicture(own)
    const draft = await create(own.editor, 'letters', letterOf(own, { title: 'Not public yet' }))
    const link = {
      ...{ type: 'link', version: 3, format: '', indent: 0, direction: 'ltr' },
      fields: { linkType: 'internal', newTab: false, doc: { relationTo: 'letters', value: draft.id } },
      children: [textNode('the other')],
    }
    const upload = {
      type: 'upload',
      version: 3,
      format: '',
      relationTo: 'media',
      value: picture.id,
      fields: {},
    }
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { title: 'Within', body: richText(table([cell([upload]), cell([paragraph(link)])])) }),
    )
    const review = await submit(own.editor, 'letters', letter.id)
    expect(review.problems.map(({ code }) => code)).toContain('link-not-public')
    bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version: review.version }))
    const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(shown?.html).toMatch(/<td><figure><img [^>]*alt="A red dot"/)
    expect(shown?.images.map(({ alt }) => alt)).toEqual(['A red dot'])
  })

  it('is compared in the review, cell by cell', async () => {
    const letter = await publishedLetter(own, { title: 'Compared', body: richText(clubs()) })
    await edit(own.editor, 'letters', letter.id, { body: richText(clubs('Chess and draughts')) })
    const { changes } = await submit(own.editor, 'letters', letter.id)
    expect(changes.find(({ field }) => field === 'body')).toMatchObject({
      before: expect.stringContaining('Monday | Chess\n') as string,
      after: expect.stringContaining('Monday | Chess and draughts\n') as string,
    })
  })

  it.each([
    ['without rows', table()],
    ['with rows of different lengths', table([cell('a'), cell('b')], [cell('c')])],
    ['with cells without end', table([cell('x', { colSpan: 1e9, rowSpan: 1e9 })])],
    ['in another', table([cell([clubs()])])],
    ['with cells that are nothing', { ...table(), children: [{ type: 'tablerow', children: [null] }] }],
    ['with rows that are words', { ...table(), children: 'rows' }],
  ])('is refused with a sentence %s', async (_name, damaged) => {
    const answer = await own.editor.post<
      Refusal & { errors?: { data?: { errors?: { message: string }[] } }[] }
    >('/api/letters', letterOf(own, { body: richText(damaged) }))
    expect(answer.status, JSON.stringify(answer.body)).toBe(400)
    expect(JSON.stringify(answer.body)).toMatch(/table in this text is damaged|stands on its own/)
  })
})
