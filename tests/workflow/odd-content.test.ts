import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  letterOf,
  paragraph,
  publishedLetter,
  richText,
  textNode,
} from '../support/items-over-rest'
import { uploadPicture, type Stored } from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { randomFrom } from './random-verbs/random-steps'

/** `ODD_DOCUMENTS=2000 RANDOM_SEED=7 npm test -- tests/workflow/odd-content` looks further, and elsewhere. */
const documents = Number(process.env.ODD_DOCUMENTS ?? rounds({ short: 9, long: 25 }))
const seed = Number(process.env.RANDOM_SEED ?? 20_261_129)

type Random = ReturnType<typeof randomFrom>
type Document = Record<string, unknown>

const oneOf = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random(values.length)] as Value

const node = (type: string, more: object = {}, children: object[] = []) => ({
  ...{ type, version: 1, format: '', indent: 0, direction: 'ltr', children },
  ...more,
})

/** Of everything that the editor can make, one. */
const everyNode = ({ picture, letter }: Known) =>
  richText(
    paragraph('A hat, please.', { ...textNode('Bold'), format: 1 }, { type: 'linebreak', version: 1 }),
    node('heading', { tag: 'h2' }, [textNode('On the day')]),
    node('list', { listType: 'number', tag: 'ol', start: 1 }, [
      node('listitem', { value: 1 }, [textNode('One')]),
      node('listitem', { value: 2 }, [
        node('list', { listType: 'bullet', tag: 'ul', start: 1 }, [
          node('listitem', { value: 1 }, [textNode('Deep')]),
        ]),
      ]),
    ]),
    node('quote', {}, [textNode('Well said')]),
    { type: 'horizontalrule', version: 1 },
    paragraph(
      node(
        'link',
        { version: 3, fields: { linkType: 'custom', newTab: false, url: 'https://school.example/' } },
        [textNode('here')],
      ),
      node(
        'link',
        {
          version: 3,
          fields: { linkType: 'internal', newTab: false, doc: { relationTo: 'letters', value: letter } },
        },
        [textNode('there')],
      ),
    ),
    {
      type: 'upload',
      version: 3,
      format: '',
      relationTo: 'media',
      value: picture,
      fields: { caption: 'A dot' },
    },
  )

type Known = { school: string; picture: string; letter: string; framework: string }

const fullDocuments = (known: Known): Record<string, Document> => {
  const { school, picture, letter, framework } = known
  const all = {
    ...{ title: 'Sports day', school, summary: 'Outdoors.', coSigningSchools: [] },
    ...{
      channels: { ownSite: true, kpsa: true, schools: [] },
      publishAt: null,
      withdrawAt: '2031-01-01T09:00:00Z',
    },
    correction: { note: 'The time was wrong.' },
  }
  const body = everyNode(known)
  return {
    letters: {
      ...{ ...all, date: '2026-11-29', audience: ['whole-school'], salutation: 'Dear parents', body },
      ...{ signatories: [{ name: 'A. Head', title: 'Headteacher', school }], replyBy: '2026-12-12' },
      ...{ replyTo: 'the office', attachments: [picture] },
    },
    newsletters: {
      ...{ ...all, issue: '7', term: 'Autumn', date: '2026-11-29' },
      sections: [
        { blockType: 'article', heading: 'News', body, image: picture },
        { blockType: 'from-the-headteacher', body },
        { blockType: 'diary', from: '2026-12-01', to: '2026-12-31' },
        { blockType: 'items', letters: [letter], events: [], evidence: [] },
        { blockType: 'gallery', images: [picture] },
        { blockType: 'results', heading: 'Attendance', rows: [{ label: 'Year 1', value: '97 %' }] },
      ],
    },
    events: {
      ...{ ...all, start: '2026-12-01T14:00:00.000Z', end: '2026-12-01T15:00:00.000Z', allDay: false },
      ...{
        timeZone: 'Europe/London',
        location: 'Hall',
        category: 'sport',
        status: 'scheduled',
        description: body,
      },
      ...{ recurrence: 'FREQ=WEEKLY;COUNT=5', exceptDates: [{ date: '2026-12-08' }], hostSchool: school },
      takingPart: [school],
    },
    pages: { ...all, body, section: 'about' },
    'lppa-evidence': {
      ...{
        ...all,
        date: '2026-11-29',
        framework,
        objectives: ['1'],
        kpis: ['1.1'],
        involvement: ['workshops'],
      },
      ...{ narrative: body, impact: 'More came.', location: 'here', visibility: 'public', files: [picture] },
      sources: [{ item: { relationTo: 'letters', value: letter }, version: '' }],
    },
    translations: {
      ...{ item: { relationTo: 'letters', value: letter }, language: 'pl', title: 'Dzień sportu' },
      ...{ summary: 'Na dworze.', body },
    },
  }
}

const nobody = '0'.repeat(24)
const deep = (depth: number): object => (depth === 0 ? textNode('a') : node('quote', {}, [deep(depth - 1)]))

/** What no form makes, and somebody sends. */
const oddValues: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    'x',
    '0',
    'null',
    'x'.repeat(300),
    '\u0000',
    '\ud800',
  ],
  ...[
    [],
    [null],
    [[]],
    [1],
    ['x', 'x'],
    [{}],
    {},
    { id: 'x' },
    { value: 'x' },
    { relationTo: 'media', value: nobody },
  ],
  ...[
    { $ne: 1 },
    { root: null },
    { root: {} },
    { root: { type: 'root', children: [null] } },
    { __proto__: 1 },
  ],
  ...['2026-02-30', '-000001-01-01', '+099999-12-31T00:00:00.000Z', '99999-01-01', '0000-00-00', 8.64e15 + 1],
  ...['FREQ=SECONDLY', 'FREQ=DAILY;COUNT=99999999', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'Europe/Nowhere'],
  ...[
    'javascript:alert(1)',
    'https://',
    'https://[::1',
    'https://%',
    'mailto:',
    nobody,
    deep(12),
    [deep(39)],
  ],
  ...[
    textNode('a'),
    node('list', { listType: 'x', tag: 'x' }),
    node('unknown'),
    { type: 'upload', value: null },
  ],
  ...[
    { type: 'table', children: [{ type: 'tablecell', children: [] }] },
    [{ type: 'tablerow' }],
    node('link', {}),
  ],
]

type Place = { holder: Record<string | number, unknown>; key: string | number }

const placesIn = (value: unknown): Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        { holder: value as Record<string, unknown>, key: Array.isArray(value) ? Number(key) : key },
        ...placesIn(inner),
      ])
    : []

/** Puts something odd in one place, or takes, repeats or wraps what is there. */
const spoil = (random: Random, document: Document, odd: readonly unknown[]): void => {
  const { holder, key } = oneOf(random, placesIn(document))
  const value = holder[key]
  switch (random(7)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete holder[key]
      return
    case 1:
      holder[key] = [value, structuredClone(value)]
      return
    case 2:
      holder[key] = { value }
      return
    case 3:
      // What is right in another place.
      holder[key] = structuredClone(
        oneOf(
          random,
          placesIn(document).map((one) => one.holder[one.key]),
        ),
      )
      return
    default:
      holder[key] = structuredClone(oneOf(random, odd))
  }
}

describe.each(databasesUnderTest())('odd content, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let full: Record<string, Document>
  let known: Known

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    own = alliance.schools[0] as AllianceSchool
    const framework = await create(alliance.admin, 'lppa-frameworks', {
      ...{ name: 'Ten', key: 'ten' },
      objectives: [{ code: '1', title: 'Commitment', kpis: [{ code: '1.1', text: 'A plan' }] }],
    })
    const letter: Stored = await publishedLetter(own, { title: 'Known' })
    known = {
      ...{ school: own.id, letter: letter.id, framework: framework.id },
      picture: (await uploadPicture(own, { people: { identifiability: 'none' } })).id,
    }
    full = fullDocuments(known)
  })

  it('is not odd at the start: everything can be saved, submitted and published', async () => {
    for (const [collection, document] of Object.entries(full)) {
      const { id } = await create(own.editor, collection, document)
      const { version, problems } = bodyOf(await act(own.editor, collection, id, 'submit'))
      expect(
        problems.filter(({ blocking }) => blocking),
        collection,
      ).toEqual([])
      expect((await act(own.head, collection, id, 'approve', { version })).body.state).toBe('published')
    }
  })

  const kinds = ['letters', 'newsletters', 'events', 'pages', 'lppa-evidence', 'translations']
  it.each(kinds)(
    'of %s is refused when it is saved, or takes its way',
    { timeout: 30 * 60_000 },
    async (collection) => {
      const random = randomFrom(seed + kinds.indexOf(collection))
      const odd = [
        ...oddValues,
        ...Object.values(known),
        await create(own.editor, 'letters', letterOf(own)).then((one) => one.id),
      ]
      const failed: unknown[] = []
      const seen = { refused: 0, saved: 0, published: 0 }
      for (let count = 0; count < documents; count += 1) {
        const document = structuredClone(full[collection] as Document)
        if (collection === 'translations')
          document.language = oneOf(random, ['pl', 'ur', 'ro', 'pt', 'bn', 'ar', 'pa'])
        for (let spoiled = random(2); spoiled >= 0; spoiled -= 1) spoil(random, document, odd)
        const steps: [string, { status: number; body: unknown }][] = []
        const saved = await own.editor.post<{ doc?: Stored }>(`/api/${collection}?depth=0`, document)
        steps.push(['save', saved])
        const id = saved.body?.doc?.id
        if (id === undefined) seen.refused += 1
        else {
          seen.saved += 1
          steps.push(['review', await own.head.get(`/api/${collection}/${id}/review`)])
          const submitted = await act(own.editor, collection, id, 'submit')
          steps.push(['submit', submitted])
          if (submitted.status === 200) {
            const { version } = submitted.body
            const approved = await act(own.head, collection, id, 'approve', { version })
            steps.push(['approve', approved])
            if (approved.body.state === 'published') seen.published += 1
            // Nothing that is next needs what is still there.
            if (approved.status === 200)
              steps.push(['withdraw', await act(own.head, collection, id, 'withdraw', { reason: 'Odd.' })])
          }
          steps.push(['read', await own.editor.get(`/api/${collection}/${id}?draft=true`)])
        }
        const [step, answer] = steps.find(([, { status }]) => status >= 500) ?? []
        if (step && answer) failed.push({ step, status: answer.status, document: JSON.stringify(document) })
      }
      expect(failed).toEqual([])
      expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(documents / 20)
    },
  )
})
