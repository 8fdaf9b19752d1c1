import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { behindTheBack } from '../support/behind-the-back'
import {
  act,
  create,
  edit,
  publish,
  publishedLetter,
  richText,
  shownOn,
  textNode,
} from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type JsonFeed = { items: { title: string; id: string; date_published: string; date_modified: string }[] }

const { root } = richText()
const block = (type: string, children: object[], more: object = {}) => ({ ...root, type, children, ...more })
const words = (text: string) => textNode(text)
const entry = (...children: object[]) => block('listitem', children, { value: 1 })
const list = (...children: object[]) => block('list', children, { listType: 'number', tag: 'ol', start: 1 })

/** As the editor keeps what was pasted: the inner list in an entry of its own. */
const nestedAndMixed = {
  root: {
    ...root,
    children: [
      block('paragraph', [words('please find below:')]),
      list(
        entry(words('one')),
        entry(words('two')),
        entry(list(entry(words('deep')))),
        entry(words('three')),
      ),
      block('paragraph', [words('والدین کے لیے')]),
      block('heading', [words('معلومات')], { tag: 'h2' }),
      list(entry(words('پہلا')), entry(words('دوسرا'))),
      block('quote', [words('“سلام” means hello')]),
      block('paragraph', [words('£5.00')]),
    ],
  },
}
const arranged = [
  '<p>please find below:</p>',
  '<ol><li>one</li><li>two<ol><li>deep</li></ol></li><li>three</li></ol>',
  '<p dir="rtl">والدین کے لیے</p>',
  '<h2 dir="rtl">معلومات</h2>',
  '<ol dir="rtl"><li>پہلا</li><li>دوسرا</li></ol>',
  '<blockquote dir="rtl">“سلام” means hello</blockquote>',
  '<p>£5.00</p>',
].join('')

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

  it('has inner lists in their entries, and the direction of what runs the other way', async () => {
    const title = 'Lists in lists'
    const letter = await publishedLetter(own, { title, body: nestedAndMixed })
    const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(shown?.html).toBe(arranged)
    expect(shown?.text).toBe(
      'please find below:\n\none\ntwo\ndeep\nthree\n\nوالدین کے لیے\n\nمعلومات\n\nپہلا\nدوسرا\n\n“سلام” means hello\n\n£5.00',
    )
    expect(await text('feed.json')).toContain(JSON.stringify(arranged).slice(1, -1))
    expect(await text('letters.rss')).toContain('<li>two<ol><li>deep</li></ol></li>')
    const page = await (
      await fetch(`${alliance.system.url}/schools/${own.slug}/letters/${letter.slug}`)
    ).text()
    expect(page).toContain(arranged)

    const urdu = await create(own.editor, 'translations', {
      item: { relationTo: 'letters', value: letter.id },
      language: 'ur',
      title: 'فہرستیں',
      body: richText('والدین کے لیے', 'Dear parents'),
    })
    await publish(own, 'translations', urdu.id)
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug, '?language=ur')).toMatchObject({
      html: '<p>والدین کے لیے</p><p dir="ltr">Dear parents</p>',
    })

    // What an earlier program published is put right under the same name, without anybody’s approval.
    const old = arranged.replaceAll(/ dir="rtl"/g, '').replace('<li>two<ol>', '<li>two</li><li><ol>')
    await behindTheBack(alliance.system.databaseUri, {
      sqlite: async (client) => {
        const sql =
          "UPDATE publications SET document = json_set(document, '$.html', ?) WHERE item_id = ? AND language = 'en'"
        await client.execute({ sql, args: [old, letter.id] })
      },
      mongo: async (db) => {
        const where = { itemId: letter.id, language: 'en' }
        await db.collection('publications').updateMany(where, { $set: { 'document.html': old } })
      },
    })
    expect((await runScript('reconcile', [], alliance.system.env)).stdout).toMatch(/updated/)
    const mended = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(mended).toMatchObject({ html: arranged, version: shown?.version })
    const reason = { reason: 'It was a trial.' }
    expect((await act(own.head, 'letters', letter.id, 'withdraw', reason)).status).toBe(200)
  })

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
