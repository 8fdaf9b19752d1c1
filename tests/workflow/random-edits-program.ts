/**
 * `random-edits-program.ts EDITS SEED`: edits items, and what they refer to, at random, and compares what readers
 * would see with the name of the version. Prints one line of JSON: how many edits changed what is shown, and the first
 * that did so without another name.
 */
import { createHash } from 'node:crypto'
import { createLocalReq, getPayload, type CollectionSlug } from 'payload'
import config from '../../payload.config'
import { actingFor } from '../../src/transaction/system-actor'
import { isItemCollection, type Item, type ItemCollection } from '../../src/alliance/item'
import { formOfItem } from '../../src/publications/forms/form-of'
import { placeItem } from '../../src/publications/forms/place-item'
import { nameOf } from '../../src/plugins/approval/versions/version-hash'
import { paragraph, richText, textNode } from '../support/lexical-json'

const [edits = 0, seed = 1] = process.argv.slice(2).map(Number)

/** Mulberry32: the same numbers for the same seed. */
let state = seed
const random = (): number => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}
const below = (limit: number): number => Math.floor(random() * limit)
const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T

// Payload’s converter tells of each damaged node.
// eslint-disable-next-line no-console -- a program, not a test
console.error = () => undefined

const payload = await getPayload({ config })
const req = await createLocalReq({ context: actingFor('editing at random') }, payload)
type Stored = Record<string, unknown> & { id: string }
const make = async (collection: string, data: object): Promise<Stored> =>
  (await payload.db.create({
    collection: collection as CollectionSlug,
    data: { ...data },
    req: {},
  })) as Stored

const schools = [
  await make('schools', { name: 'First School', slug: 'first-school' }),
  await make('schools', { name: 'Second School', slug: 'second-school' }),
]
const [school = '', other = ''] = schools.map(({ id }) => id)
const medium = (name: string, mimeType: string) =>
  make('media', {
    filename: `${name}.${mimeType === 'application/pdf' ? 'pdf' : 'png'}`,
    alt: `Picture ${name}`,
    mimeType,
    filesize: 1000,
    width: 400,
    height: 300,
    sha256: name,
    school,
  })
const media = [
  await medium('a', 'image/png'),
  await medium('b', 'image/png'),
  await medium('c', 'application/pdf'),
]
const pictures = media.map(({ id }) => id)
const objectivesOf = (word: string) => [
  { id: 'o1', code: '1', title: word, kpis: [{ id: 'k1', code: '1.1', text: word }] },
]
const framework = await make('lppa-frameworks', {
  name: 'Framework',
  key: 'framework',
  objectives: objectivesOf('Words'),
})

const picture = (value: unknown, caption: string) => ({
  type: 'upload',
  version: 3,
  format: '',
  relationTo: 'media',
  value,
  fields: { caption },
})
const link = (fields: object) => ({ type: 'link', version: 3, fields, children: [textNode('a link')] })
const body = () =>
  richText(
    paragraph('Words, ', link({ linkType: 'custom', url: 'https://school.example/a', newTab: false })),
    paragraph(link({ linkType: 'internal', doc: { relationTo: 'letters', value: school } })),
    picture(pictures[0], 'First'),
    picture({ id: pictures[1] }, 'Second'),
  )
const common = {
  title: 'Title',
  slug: 'title',
  summary: 'Summary',
  school,
  coSigningSchools: [other],
  channels: { ownSite: true, kpsa: false, schools: [other] },
  correction: { note: 'Put right' },
}
const day = '2027-01-02T00:00:00.000Z'
const kinds: Record<ItemCollection, object> = {
  letters: {
    ...common,
    date: day,
    audience: ['year-1', 'year-2'],
    salutation: 'Dear all',
    body: body(),
    signatories: [
      { name: 'A', title: 'Head', school },
      { name: 'B', title: 'Chair', school: other },
    ],
    replyBy: day,
    replyTo: 'office',
    attachments: [pictures[2], pictures[1]],
  },
  newsletters: {
    ...common,
    issue: '1',
    term: 'Spring',
    date: day,
    sections: [
      { blockType: 'article', heading: 'News', body: body(), image: pictures[0] },
      { blockType: 'from-the-headteacher', body: body() },
      { blockType: 'gallery', images: [pictures[0], pictures[1]] },
      {
        blockType: 'results',
        heading: 'Points',
        rows: [
          { label: 'Red', value: '1' },
          { label: 'Blue', value: '2' },
        ],
      },
      { blockType: 'items', letters: [school], events: [other] },
      { blockType: 'diary', from: day, to: '2027-02-02T00:00:00.000Z' },
    ],
  },
  events: {
    ...common,
    start: '2027-01-02T09:00:00.000Z',
    end: '2027-01-02T10:00:00.000Z',
    allDay: false,
    timeZone: 'Europe/London',
    location: 'Hall',
    category: 'sport',
    description: body(),
    recurrence: 'FREQ=WEEKLY;COUNT=3',
    exceptDates: [{ date: '2027-01-09T00:00:00.000Z' }],
    hostSchool: school,
    takingPart: [school, other],
    status: 'scheduled',
  },
  pages: { ...common, body: body(), section: 'About' },
  'lppa-evidence': {
    ...common,
    date: day,
    framework: framework.id,
    objectives: ['1'],
    kpis: ['1.1'],
    involvement: ['volunteering', 'workshops'],
    narrative: body(),
    impact: 'Impact',
    sources: [{ item: { relationTo: 'letters', value: school }, version: 'x' }],
    files: [pictures[0], pictures[2]],
    visibility: 'public',
  },
}

/** Every object and list in a value. */
const containersIn = (value: unknown): object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(containersIn)] : []

const replacements = [
  ...pictures,
  ...pictures.map((id) => ({ id })),
  school,
  other,
  '',
  'Other words',
  null,
  true,
  false,
  0,
  1,
  3,
  [],
  {},
  '2027-03-04T05:06:07.000Z',
]
const newKeys = ['__proto__', 'id', 'text', 'caption', 'children', 'value', 'constructor', 'url', 'tag']

/** One edit of any JSON, at any place. */
const editOnce = (content: object): void => {
  const container = pick(containersIn(content)) as Record<string, unknown>
  const keys = Object.keys(container)
  const key = pick(keys.length > 0 ? keys : ['x'])
  const set = (name: string, value: unknown) =>
    Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true })
  switch (below(5)) {
    case 0:
      if (Array.isArray(container)) container.splice(Number(key), 1)
      else delete container[key]
      return
    case 1:
      set(key, structuredClone(pick(replacements)))
      return
    case 2: {
      const second = pick(keys.length > 0 ? keys : ['x'])
      const kept = container[key]
      set(key, container[second])
      set(second, kept)
      return
    }
    case 3:
      if (typeof container[key] === 'string') set(key, `${container[key]}!`)
      else if (Array.isArray(container)) container.push(structuredClone(container[0] ?? null))
      return
    default:
      if (!Array.isArray(container)) set(pick(newKeys), structuredClone(pick(replacements)))
  }
}

/** One edit of what items refer to: a picture's facts, a framework's words, a school's name. */
const editReferred = async (): Promise<void> => {
  const word = `Word ${below(1000)}`
  const update = (collection: CollectionSlug, { id, ...rest }: Stored, data: object) =>
    payload.db.updateOne({ collection, id, data: { ...rest, ...data }, req: {} })
  switch (below(3)) {
    case 0:
      await update(
        'media',
        pick(media),
        pick<object>([
          { alt: word },
          { decorative: true },
          { decorative: false },
          { width: below(900) },
          { height: below(900) },
          { filesize: below(9000) },
          { sha256: word },
        ]),
      )
      return
    case 1:
      await update('lppa-frameworks', framework, {
        name: word,
        objectives: objectivesOf(word),
      })
      return
    default:
      await update('schools', pick(schools), { name: word })
  }
}

// What it mentions of other items is none of its version's, but which they are.
const placing = {
  version: '',
  site: 'first-school',
  slug: 'title',
  publishedAt: day,
  updatedAt: day,
  localNote: null,
  live: new Map(),
}
const workflow = { version: '', seal: null, firstPublishedAt: day, correctedAt: day }

/** What readers would see; undefined where it cannot be shown, which the fields refuse. */
const shownOf = async (collection: ItemCollection, item: Item): Promise<string | undefined> => {
  try {
    const form = await formOfItem(req, collection, item)
    const shown = placeItem(form, undefined, { ...placing, item, signedBy: form.signing })
    const bytes = form.files.map(({ sha256 }) => sha256)
    return createHash('sha256').update(JSON.stringify({ shown, bytes })).digest('hex')
  } catch {
    return undefined
  }
}

const shownUnder = new Map<string, string>()
let different = 0
let fault: object | undefined
for (const collection of Object.keys(kinds).filter(isItemCollection)) {
  let content = structuredClone(kinds[collection])
  let before: string | undefined
  for (let edit = 0; edit < edits / 5 && !fault; edit += 1) {
    // Now and then from the beginning, or little would be left to edit.
    if (edit % 12 === 0) content = structuredClone(kinds[collection])
    else if (below(8) === 0) await editReferred()
    else editOnce(content)
    const item = {
      ...structuredClone(content),
      id: school,
      createdAt: day,
      updatedAt: day,
      workflow,
    } as unknown as Item
    const shown = await shownOf(collection, item)
    const { version } = await nameOf(req, collection, item)
    if (shown === undefined) continue
    if (before !== undefined && before !== shown) different += 1
    before = shown
    const known = shownUnder.get(`${collection} ${version}`)
    if (known !== undefined && known !== shown) fault = { collection, edit, seed, content }
    shownUnder.set(`${collection} ${version}`, shown)
  }
}
process.stdout.write(`${JSON.stringify({ different, names: shownUnder.size, fault: fault ?? null })}\n`)
process.exit(0)
