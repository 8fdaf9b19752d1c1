/**
 * `add-publications.ts FROM TO`: adds the publications of the items from number FROM up to TO to the database of
 * DATABASE_URI, which has some that were truly published. Approving a hundred thousand letters would take hours, so
 * each row is one that was truly published, with the content of another item, rendered as publishing renders it.
 */
import { createHash, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { createClient, type Client, type InStatement, type InValue } from '@libsql/client'
import { createLocalReq, type PayloadRequest } from 'payload'
import { actingFor } from '../../../src/transaction/system-actor'
import type { Item } from '../../../src/alliance/item'
import type { PublicItem } from '../../../src/public/public-form'
import { renderItem } from '../../../src/publications/forms/render-item'
import { liveVersion } from '../../../src/plugins/approval/versions/versions'
import { command } from '../../command'
import { runAsProcess } from '../../run-as-process'
import { withPayload } from '../../with-payload'
import { textIn } from './databases'
import { kindOfNumber } from './alliance'
import { event, letter } from './written-items'

const [from = NaN, to = NaN] = process.argv.slice(2).map(Number)
const rowsAtOnce = 500

type Collection = ReturnType<typeof kindOfNumber>
type Columns = Record<string, InValue>
/** A publication that went through the workflow, as it is stored, and the item behind it. */
type Published = {
  collection: Collection
  item: Item
  row: Columns
  document: PublicItem
  texts: Columns[]
}

const readPublished = async (
  req: PayloadRequest,
  client: Client,
  collection: Collection,
  slug: string,
): Promise<Published> => {
  const query = async (sql: string, args: InValue[]): Promise<Columns[]> =>
    (await client.execute({ sql, args })).rows.map((row) => ({ ...row }))
  const [row] = await query('SELECT * FROM publications WHERE slug = ?', [slug])
  const item = await liveVersion<Item>(req, collection, textIn(row?.item_id))
  if (!row || !item) throw new Error(`There is no published ${slug} to go by.`)
  const texts = await query('SELECT "order", path, text FROM publications_texts WHERE parent_id = ?', [
    row.id ?? null,
  ])
  const document = JSON.parse(textIn(row.document)) as PublicItem
  return { collection, item, row, document, texts }
}

/** The public form of an item that is, but for its own content, published as another one was. */
const render = (
  req: PayloadRequest,
  { collection, document }: Published,
  item: Item,
): ReturnType<typeof renderItem> =>
  renderItem(req, {
    collection,
    item,
    translation: undefined,
    site: document.site,
    slug: item.slug ?? '',
    publishedAt: document.publishedAt,
    updatedAt: document.updatedAt,
  })

/** @throws where an item that was truly published would come out differently here */
const checkAgreement = async (req: PayloadRequest, published: Published): Promise<void> => {
  const { document, sortAt } = await render(req, published, published.item)
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(document)), published.document)
  if (!same || new Date(sortAt).toISOString() !== published.row.sort_at) {
    throw new Error(
      'Publications made for measuring would differ from true ones: look at add-publications.ts.',
    )
  }
}

const insert = (table: string, row: Columns): InStatement => ({
  sql: `INSERT INTO ${table} (${Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ')}) VALUES (${Object.keys(row)
    .map(() => '?')
    .join(', ')})`,
  args: Object.values(row),
})

const statementsFor = async (
  req: PayloadRequest,
  published: Published,
  number: number,
  sequence: number,
): Promise<InStatement[]> => {
  const content = published.collection === 'events' ? event(number) : letter(number)
  const version = createHash('sha256').update(content.slug).digest('hex')
  const item: Item = {
    ...published.item,
    ...content,
    id: randomUUID(),
    workflow: { ...published.item.workflow, version },
  }
  const { document, forms, sortAt, endsAt } = await render(req, published, item)
  const id = randomUUID()
  return [
    insert('publications', {
      ...published.row,
      id,
      item_id: item.id,
      slug: content.slug,
      sequence,
      version,
      item_version: version,
      sort_at: new Date(sortAt).toISOString(),
      ends_at: new Date(endsAt).toISOString(),
      document: JSON.stringify(document),
      form: JSON.stringify(forms),
    }),
    ...published.texts.map((text) => insert('publications_texts', { ...text, parent_id: id })),
  ]
}

const addPublications = command({
  usage: 'add-publications.ts FROM TO',
  options: {},
  run: ({ settings }) =>
    withPayload(settings, async (payload) => {
      const req = await createLocalReq({ context: actingFor('making data to measure with') }, payload)
      const client = createClient({ url: settings.databaseUri })
      // The numbers of the first letter and the first event.
      const published = {
        letters: await readPublished(req, client, 'letters', letter(0).slug),
        events: await readPublished(req, client, 'events', event(9).slug),
      }
      await checkAgreement(req, published.letters)
      await checkAgreement(req, published.events)
      const latest = await client.execute('SELECT MAX(sequence) AS latest FROM publications')
      const before = Number(latest.rows[0]?.latest ?? 0)

      const transaction = await client.transaction('write')
      for (let number = from; number < to; number += rowsAtOnce) {
        const statements: InStatement[] = []
        for (let one = number; one < Math.min(number + rowsAtOnce, to); one += 1) {
          const like = published[kindOfNumber(one)]
          statements.push(...(await statementsFor(req, like, one, before + 1 + one - from)))
        }
        await transaction.batch(statements)
      }
      await transaction.execute({
        sql: "UPDATE counters SET value = ? WHERE name = 'publications'",
        args: [before + to - from],
      })
      await transaction.commit()
      await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
      client.close()
    }),
})

await runAsProcess(addPublications)
