import type { PublicEvent } from '../../src/kinds/event/shape'
import type { PublicLetter } from '../../src/kinds/letter/shape'
import type { PublicItem, PublicSite } from '../../src/public/public-form'
import { siteAddress } from '../../src/public/addresses'

/** A row of the read model, as the collection `publications` has it. */
export type StoredPublication = {
  site: string
  kind: PublicItem['kind']
  itemId: string
  language: string
  original: boolean
  slug: string
  state: 'live' | 'withdrawn'
  sequence: number
  version: string
  itemVersion: string
  sortAt: string
  endsAt: string
  category: string | null
  audience: string[]
  changedAt: string
  withdrawnAt: string | null
  document: PublicItem | null
}

type StoredClient = {
  id: string
  name: string
  school: string
  enabled: boolean
  keys: { hash: string; validUntil: string | null }[]
}

/** Writes into a database what the authoring side would, for either database. */
export type PublishedFixture = {
  add: (...rows: StoredPublication[]) => Promise<void>
  /** Replaces the row of the same site, kind, item and language. */
  put: (row: StoredPublication) => Promise<void>
  addSite: (site: PublicSite, domains?: string[]) => Promise<void>
  addFile: (file: string, contentType: string) => Promise<void>
  removeFile: (file: string) => Promise<void>
  addClient: (client: StoredClient) => Promise<void>
  lastUse: (clientId: string) => Promise<string | null>
  close: () => Promise<void>
}

/** When every site of these tests last changed. */
export const siteChanged = '2026-06-01T09:00:00.000Z'

export const schoolSite = (slug: string, changes: Partial<PublicSite> = {}): PublicSite => ({
  slug,
  name: `${slug} School`,
  kind: 'school',
  url: siteAddress(slug),
  languages: ['en', 'pl'],
  address: '1 School Lane',
  phone: '01562 000000',
  email: `office@${slug}.test`,
  strapline: 'Growing together',
  colours: { main: '#123456', accent: '#abcdef' },
  logo: null,
  headteacher: '',
  chairOfGovernors: '',
  values: '',
  notice: null,
  ...changes,
})

const common = (site: string, id: string, language: string) => ({
  id,
  site,
  school: { slug: site, name: `${site} School` },
  signedBy: [],
  slug: id,
  language,
  languages: [],
  title: language === 'en' ? `Title of ${id}` : `Tytuł ${id}`,
  summary: '',
  html: `<p>See <a href="${siteAddress(site, '/letters/other')}">the other letter</a> — “quoted” & done.</p>`,
  text: 'See the other letter.',
  publishedAt: '2026-06-01T09:00:00.000Z',
  updatedAt: '2026-06-01T09:00:00.000Z',
  version: `v-${id}-${language}`,
  correction: null,
  image: null,
  images: [],
  attachments: [],
  localNote: null,
})

const row = (
  document: PublicItem,
  sequence: number,
  times: { sortAt: string; endsAt: string },
): StoredPublication => ({
  site: document.site,
  kind: document.kind,
  itemId: document.id,
  language: document.language,
  original: document.language === 'en',
  slug: document.slug,
  state: 'live',
  sequence,
  version: document.version,
  itemVersion: document.version,
  ...times,
  category: null,
  audience: [],
  changedAt: '2026-06-01T09:00:00.000Z',
  withdrawnAt: null,
  document,
})

type Changes = Partial<Omit<StoredPublication, 'document'>>

/** @param date `YYYY-MM-DD` */
export const letterRow = (
  site: string,
  id: string,
  date: string,
  sequence: number,
  { language = 'en', ...changes }: Changes = {},
): StoredPublication => {
  const at = `${date}T12:00:00.000Z`
  const document: PublicLetter = {
    ...common(site, id, language),
    kind: 'letter',
    url: siteAddress(site, `/letters/${id}`),
    date,
    audience: changes.audience ?? [],
    salutation: 'Dear parents',
    signatories: [],
    replyBy: null,
    replyTo: '',
  }
  return { ...row(document, sequence, { sortAt: at, endsAt: at }), ...changes }
}

/** @param event at least start and end, in UTC and local */
export const eventRow = (
  site: string,
  id: string,
  sequence: number,
  event: Pick<PublicEvent, 'start' | 'end' | 'startLocal' | 'endLocal'> & Partial<PublicEvent>,
  changes: Changes = {},
): StoredPublication => {
  const document: PublicEvent = {
    ...common(site, id, 'en'),
    kind: 'event',
    url: siteAddress(site, `/events/${id}`),
    timeZone: 'Europe/London',
    allDay: false,
    status: 'scheduled',
    location: 'Hall',
    category: 'other',
    recurrence: '',
    exceptDates: [],
    hostSchool: null,
    takingPart: [],
    ...event,
  }
  return {
    ...row(document, sequence, { sortAt: event.start, endsAt: event.end }),
    category: document.category,
    ...changes,
  }
}

/** What remains of a row after its withdrawal. */
export const withdrawn = (from: StoredPublication, sequence: number, at: string): StoredPublication => ({
  ...from,
  state: 'withdrawn',
  sequence,
  changedAt: at,
  withdrawnAt: at,
  document: null,
})
