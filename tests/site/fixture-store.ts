import type {
  ListPlace,
  ListQuery,
  PublicationRow,
  PublicationStore,
} from '../../src/delivery/store/publication-store'
import { mediaAddress, siteAddress } from '../../src/public/addresses'
import type { PublicEvent } from '../../src/kinds/event/shape'
import type { PublicEvidence } from '../../src/kinds/evidence/shape'
import type { PublicLetter } from '../../src/kinds/letter/shape'
import type { PublicNewsletter } from '../../src/kinds/newsletter/shape'
import type { PublicPage } from '../../src/kinds/page/shape'
import type { PublicImage, PublicItem, PublicSite } from '../../src/public/public-form'

/** A Wednesday in term time. Everything in the fixture is dated around it. */
export const now = new Date('2026-03-04T10:00:00Z')

export const crossingDomain = 'www.offmore.example'

const schools = [
  {
    slug: 'chaddesley-corbett',
    name: 'Chaddesley Corbett Endowed Primary School',
    main: '#7a1f2b',
    accent: '#e9c46a',
  },
  { slug: 'comberton', name: 'Comberton Primary School', main: '#1a5fb4', accent: '#ffcc00' },
  { slug: 'cookley-sebright', name: 'Cookley Sebright Primary School', main: '#2e7d32', accent: '#f4f4f4' },
  { slug: 'offmore', name: 'Offmore Primary School', main: '#ffd400', accent: '#003366' },
  { slug: 'st-catherines', name: 'St Catherine’s CE Primary School', main: '#4b2e83', accent: '#9bd3dd' },
]

const named = (slug: string) => {
  const { name } = schools.find((school) => school.slug === slug) ?? { name: slug }
  return { slug, name }
}

const site = (slug: string, name: string, more: Partial<PublicSite>): PublicSite => ({
  slug,
  name,
  kind: 'school',
  url: siteAddress(slug),
  languages: ['en'],
  address: '',
  phone: '',
  email: '',
  strapline: '',
  colours: { main: '', accent: '' },
  logo: null,
  headteacher: '',
  chairOfGovernors: '',
  values: '',
  notice: null,
  ...more,
})

export const fixtureSites = (): { site: PublicSite; domains: string[] }[] => [
  {
    site: site('kpsa', 'Kidderminster Primary Schools’ Alliance', {
      kind: 'alliance',
      languages: ['en', 'pl', 'ur'],
      strapline: 'Five schools that share what they know and stay themselves',
      colours: { main: '#22506b', accent: '#f2c14e' },
      members: schools.map(({ slug, name }) => ({
        slug,
        name,
        url: siteAddress(slug),
        strapline: slug === 'comberton' ? 'Learning side by side' : '',
      })),
      about: {
        html: '<p>An alliance is an <strong>informal arrangement</strong>: schools work together and each keeps its own governors, budget, uniform and ethos.</p>',
        aims: [
          'Share expertise and good practice',
          'Give staff better training',
          'Check each other’s work fairly',
        ],
        benefits: [
          'Training that one school alone could not afford',
          'Subject leaders who learn from each other',
        ],
        differencesHtml: '<p>Nothing is signed that binds: a school may leave whenever it decides to.</p>',
      },
    }),
    domains: [],
  },
  ...schools.map(({ slug, name, main, accent }) => ({
    site: site(slug, name, {
      colours: { main, accent },
      ...(slug === 'comberton'
        ? {
            languages: ['en', 'pl', 'ur', 'ar'],
            strapline: 'Learning side by side',
            address: '1 Example Road\nKidderminster',
            phone: '01562 000 000',
            email: 'office@comberton.example',
            headteacher: 'A. Example',
            values: 'Kindness, curiosity, courage',
            notice: {
              text: 'School is closed on Thursday: the boiler is being repaired.',
              until: '2026-03-06T00:00:00Z',
            },
          }
        : {}),
      ...(slug === 'cookley-sebright'
        ? { notice: { text: 'This notice is long past.', until: '2026-01-06T00:00:00Z' } }
        : {}),
    }),
    domains: slug === 'offmore' ? [crossingDomain] : [],
  })),
]

const picture = (name: string, alt: string): PublicImage => ({
  url: mediaAddress(`${name}.jpg`),
  alt,
  width: 1600,
  height: 1200,
  sizes: [
    { url: mediaAddress(`${name}-400.jpg`), width: 400 },
    { url: mediaAddress(`${name}-800.jpg`), width: 800 },
  ],
})

const common = (on: string, kindPath: string, slug: string, title: string) => ({
  id: `${kindPath}-${slug}`,
  site: on,
  school: named('comberton'),
  signedBy: [named('comberton')],
  slug,
  url: siteAddress(on, `/${kindPath}/${slug}`),
  language: 'en',
  languages: [{ code: 'en', name: 'English', url: siteAddress(on, `/${kindPath}/${slug}`), stale: false }],
  title,
  summary: '',
  html: '<p>Some text.</p>',
  text: 'Some text.',
  publishedAt: '2026-03-01T09:00:00Z',
  updatedAt: '2026-03-02T09:00:00Z',
  version: 'v1',
  correction: null,
  image: null,
  images: [],
  attachments: [],
  localNote: null,
})

export const letter = (
  on: string,
  slug: string,
  title: string,
  more: Partial<PublicLetter> = {},
): PublicLetter => ({
  ...common(on, 'letters', slug, title),
  kind: 'letter',
  date: '2026-03-02',
  audience: ['whole-school'],
  salutation: 'Dear parents and carers,',
  signatories: [{ name: 'A. Example', title: 'Headteacher', school: null }],
  replyBy: null,
  replyTo: '',
  ...more,
})

export const event = (
  on: string,
  slug: string,
  title: string,
  more: Partial<PublicEvent> = {},
): PublicEvent => ({
  ...common(on, 'events', slug, title),
  kind: 'event',
  start: '2026-03-12T09:30:00Z',
  end: '2026-03-12T11:00:00Z',
  startLocal: '2026-03-12T09:30:00',
  endLocal: '2026-03-12T11:00:00',
  timeZone: 'Europe/London',
  allDay: false,
  status: 'scheduled',
  location: 'School hall',
  category: 'competition',
  recurrence: '',
  exceptDates: [],
  hostSchool: null,
  takingPart: [],
  ...more,
})

const newsletter = (
  on: string,
  slug: string,
  title: string,
  more: Partial<PublicNewsletter> = {},
): PublicNewsletter => ({
  ...common(on, 'newsletters', slug, title),
  kind: 'newsletter',
  issue: 'No. 7',
  term: 'Spring term',
  date: '2026-02-27',
  sections: [
    {
      type: 'from-the-headteacher',
      heading: 'From the headteacher',
      html: '<h2>From the headteacher</h2><p>A short half term, and a busy one.</p>',
    },
    {
      type: 'results',
      heading: 'Maths relay',
      html: '<h2>Maths relay</h2><table><tbody><tr><th scope="row">Team Prime</th><td>31 points</td></tr><tr><th scope="row">Team Cube</th><td>29 points</td></tr></tbody></table>',
    },
  ],
  ...more,
})

const page = (on: string, slug: string, title: string): PublicPage => ({
  ...common(on, 'pages', slug, title),
  kind: 'page',
  section: 'about',
  html: '<h1>A heading too big</h1><p>Uniform is grey and blue.</p>',
})

const evidence = (
  on: string,
  slug: string,
  title: string,
  more: Partial<PublicEvidence> = {},
): PublicEvidence => ({
  ...common(on, 'evidence', slug, title),
  kind: 'evidence',
  date: '2026-02-10',
  framework: { key: 'lppa', name: 'LPPA' },
  objectives: [
    { code: '1', title: 'Induction of new families' },
    { code: '2', title: 'Parents share in learning' },
  ],
  kpis: [{ code: '2.3', text: 'Workshops are offered every term' }],
  involvement: ['workshops', 'family-learning'],
  impact: 'Twenty-two families came, and eight asked for a second evening.',
  sources: [
    {
      id: 'letters-swimming',
      kind: 'letter',
      title: 'Swimming lessons',
      url: siteAddress(on, '/letters/swimming'),
      version: 'v1',
    },
  ],
  ...more,
})

const sortAtOf = (item: PublicItem): string =>
  item.kind === 'event' ? item.start : 'date' in item ? `${item.date}T00:00:00Z` : item.publishedAt

const endsAtOf = (item: PublicItem): string =>
  item.kind !== 'event' ? sortAtOf(item) : item.recurrence ? '9999-12-31T23:59:59.999Z' : item.end

let sequence = 0
export const row = (item: PublicItem, more: Partial<PublicationRow> = {}): PublicationRow => ({
  itemId: item.id,
  kind: item.kind,
  site: item.site,
  language: item.language,
  original: item.language === 'en',
  slug: item.slug,
  state: 'live',
  sequence: ++sequence,
  sortAt: sortAtOf(item),
  endsAt: endsAtOf(item),
  publishedAt: item.publishedAt,
  changedAt: item.updatedAt,
  withdrawnAt: null,
  document: item,
  ...more,
})

const gone = (item: PublicItem): PublicationRow =>
  row(item, { state: 'withdrawn', withdrawnAt: '2026-02-20T12:00:00Z', document: null })

const inLanguages = (path: string, on: string, stale: boolean) => [
  { code: 'en', name: 'English', url: siteAddress(on, path), stale: false },
  { code: 'ur', name: 'اردو', url: siteAddress(on, `${path}?language=ur`), stale },
]

const jointLetter = (on: string): PublicLetter =>
  letter(on, 'our-alliance', 'What our five schools do together', {
    id: 'joint',
    date: '2023-06-14',
    audience: ['alliance'],
    summary: 'Why the five schools work together, and what stays as it is in each of them.',
    signedBy: schools.map(({ slug }) => named(slug)),
    signatories: [
      ...['Miss J Edwards', 'Mrs D Frost', 'Mrs V Crisp', 'Mrs T Smith', 'Mrs A Cope'].map((name) => ({
        name,
        title: 'Headteachers',
        school: null,
      })),
      ...['Mrs G Griffiths', 'Mr S Deakin'].map((name) => ({
        name,
        title: 'Chairs of Governing Boards',
        school: null,
      })),
    ],
    html: '<p>For a year now our schools have planned, trained and compared notes together.</p><h2>What stays the same</h2><ul><li>Each school keeps its governors and its budget.</li><li>Uniforms do not change.</li></ul>',
  })

const swimming = (on: string, more: Partial<PublicLetter> = {}): PublicLetter =>
  letter(on, 'swimming', 'Swimming lessons for Year 4', {
    audience: ['year-4'],
    summary: 'Lessons begin after Easter. Please send a towel and a snack.',
    html: '<p>Swimming begins on <strong>16 April</strong>. The coach leaves at 9:10.</p>',
    languages: inLanguages('/letters/swimming', on, true),
    replyBy: '2026-03-20',
    replyTo: 'office@comberton.example',
    correction: { at: '2026-03-02T09:00:00Z', note: 'The coach leaves at 9:10, not at 9:30.' },
    attachments: [
      { name: 'Consent form', url: mediaAddress('consent.pdf'), type: 'application/pdf', bytes: 245_000 },
    ],
    images: [picture('pool', 'Children at the edge of a pool')],
    ...more,
  })

export const fixtureRows = (): PublicationRow[] => [
  ...['kpsa', 'comberton', 'offmore'].map((on) => row(jointLetter(on))),
  row(swimming('comberton')),
  row(
    swimming('comberton', {
      language: 'ur',
      title: 'سال 4 کے لیے تیراکی کے اسباق',
      summary: 'اسباق ایسٹر کے بعد شروع ہوں گے۔',
      html: '<p>تیراکی 16 اپریل کو شروع ہو گی۔ کوچ 9:10 پر روانہ ہو گی۔</p>',
      salutation: 'محترم والدین اور سرپرست،',
    }),
  ),
  row(
    letter('offmore', 'visit', 'A visit from Comberton', {
      localNote: { school: named('offmore'), note: 'Our Year 5 joins in as well.' },
    }),
  ),
  ...Array.from({ length: 45 }, (_letter, at) =>
    row(
      letter('comberton', `note-${at}`, `Weekly note ${at}`, {
        date: new Date(Date.UTC(2025, 11, 20 - at)).toISOString().slice(0, 10),
      }),
    ),
  ),
  gone(letter('comberton', 'taken-back', 'Taken back')),
  row(
    newsletter('comberton', 'spring-7', 'Spring news', {
      images: [picture('garden', 'A raised bed with seedlings')],
    }),
  ),
  row(
    newsletter('kpsa', 'joint-1', 'News from five schools', {
      signedBy: schools.map(({ slug }) => named(slug)),
    }),
  ),
  row(page('comberton', 'uniform', 'Uniform')),
  ...['comberton', 'kpsa'].flatMap((on) => [
    row(
      event(on, 'maths', 'Maths competition', {
        hostSchool: named('offmore'),
        takingPart: schools.map(({ slug }) => named(slug)),
        html: '<p>Teams of four from every school.</p>',
      }),
    ),
    row(
      event(on, 'choir', 'Cross-school choir practice', {
        start: '2026-01-06T15:15:00Z',
        end: '2026-01-06T16:15:00Z',
        startLocal: '2026-01-06T15:15:00',
        endLocal: '2026-01-06T16:15:00',
        recurrence: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260714T225959Z',
        exceptDates: ['2026-04-07'],
        category: 'concert',
      }),
    ),
    row(
      event(on, 'inset', 'Staff training day', {
        start: '2026-03-27T00:00:00Z',
        end: '2026-03-28T00:00:00Z',
        startLocal: '2026-03-27T00:00:00',
        endLocal: '2026-03-28T00:00:00',
        allDay: true,
        category: 'inset',
        location: '',
      }),
    ),
    row(
      event(on, 'sports', 'Cross-country run', {
        status: 'cancelled',
        start: '2026-04-22T12:00:00Z',
        end: '2026-04-22T14:00:00Z',
        startLocal: '2026-04-22T13:00:00',
        endLocal: '2026-04-22T15:00:00',
        category: 'sport',
        location: 'Brinton Park',
      }),
    ),
  ]),
  row(
    evidence('comberton', 'phonics-evening', 'Phonics evening', {
      images: [picture('phonics', 'Parents round a table')],
    }),
  ),
  row(
    evidence('comberton', 'garden-day', 'Garden day', { objectives: [], sources: [], kpis: [], impact: '' }),
  ),
]

/** Reads what it is given, as a store would from its tables. */
export const fixtureStore = (
  rows: PublicationRow[] = fixtureRows(),
  sites: { site: PublicSite; domains: string[] }[] = fixtureSites(),
): PublicationStore => ({
  stateNumber: async () => 1,
  counter: async () => undefined,
  sites: async () => sites.map((entry) => ({ ...entry, changedAt: '2026-03-01T09:00:00.000Z' })),
  list: async (query: ListQuery) => {
    const key = ({ sortAt, publishedAt, itemId }: Pick<PublicationRow, keyof ListPlace>) =>
      `${sortAt} ${publishedAt} ${itemId}`
    const sign = query.order === 'newest' ? -1 : 1
    return rows
      .filter(
        (found) =>
          found.site === query.site && found.kind === query.kind && found.state === 'live' && found.original,
      )
      .filter(
        (found) => (!query.from || found.endsAt >= query.from) && (!query.to || found.sortAt < query.to),
      )
      .sort((a, b) => sign * key(a).localeCompare(key(b)))
      .filter((found) => !query.after || sign * key(found).localeCompare(key(query.after)) > 0)
      .slice(0, query.limit)
      .map((found) => {
        const translation = rows.find(
          (other) =>
            other.itemId === found.itemId &&
            other.site === found.site &&
            other.language === query.language &&
            other.state === 'live',
        )
        return translation ? { ...translation, sortAt: found.sortAt, publishedAt: found.publishedAt } : found
      })
  },
  newest: async () => [],
  publishedFrom: async () => [],
  atSlug: async (on, kind, slug) =>
    rows.filter((found) => found.site === on && found.kind === kind && found.slug === slug),
  formsOf: async (on, ids) =>
    rows.filter((found) => found.site === on && ids.includes(found.itemId) && found.state === 'live'),
  changes: async (on, after, limit) =>
    rows
      .filter((found) => found.site === on && found.sequence > after)
      .sort((a, b) => a.sequence - b.sequence)
      .slice(0, limit),
  latestSequence: async (on) =>
    Math.max(0, ...rows.filter((found) => found.site === on).map((found) => found.sequence)),
  publicFile: async () => undefined,
  siteClient: async () => undefined,
  recordSiteClientUse: async () => undefined,
  recordReceipts: async () => undefined,
  ready: async () => undefined,
  close: async () => undefined,
})
