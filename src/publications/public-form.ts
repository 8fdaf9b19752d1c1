/**
 * The shapes that leave the house: what one approved version looks like to the public.
 * Delivery and the public pages know these shapes and nothing else.
 *
 * All times are RFC 3339 in UTC unless the name ends in `Local`; local times are `YYYY-MM-DDTHH:mm:ss`
 * in the event's own `timeZone`. Dates without a time are `YYYY-MM-DD`.
 * Addresses are stored as placeholders (see addresses.ts) and made absolute when they are delivered.
 */

export const kinds = ['letter', 'newsletter', 'event', 'page', 'evidence'] as const
export type Kind = (typeof kinds)[number]

/** Plural names, as in `/v1/sites/{site}/{kinds}`. */
export const kindPlurals = {
  letter: 'letters',
  newsletter: 'newsletters',
  event: 'events',
  page: 'pages',
  evidence: 'evidence',
} as const satisfies Record<Kind, string>

/** The slug of the alliance's shared page among the sites. */
export const allianceSite = 'kpsa'

export type SchoolName = { slug: string; name: string }

export type PublicImage = {
  url: string
  alt: string
  width: number
  height: number
  /** Narrower forms of the same picture, narrowest first; widths in CSS pixels. */
  sizes: { url: string; width: number }[]
}

export type PublicAttachment = { name: string; url: string; type: string; bytes: number }

export type PublicLanguage = { code: string; name: string; url: string; stale: boolean }

type Common = {
  id: string
  site: string
  school: SchoolName
  signedBy: SchoolName[]
  slug: string
  url: string
  language: string
  languages: PublicLanguage[]
  title: string
  summary: string
  html: string
  text: string
  publishedAt: string
  updatedAt: string
  version: string
  correction: { at: string; note: string } | null
  image: PublicImage | null
  images: PublicImage[]
  attachments: PublicAttachment[]
  /** Set on the sites of schools that received the item: the receiving headteacher's own words. */
  localNote: { school: SchoolName; note: string } | null
}

export type PublicLetter = Common & {
  kind: 'letter'
  date: string
  audience: string[]
  salutation: string
  signatories: { name: string; title: string; school: SchoolName | null }[]
  replyBy: string | null
  replyTo: string
}

export type PublicNewsletter = Common & {
  kind: 'newsletter'
  issue: string
  term: string
  date: string
  /** The newsletter's sections in order; `html` of the item is their sum. */
  sections: { type: string; heading: string; html: string }[]
}

export type PublicEvent = Common & {
  kind: 'event'
  start: string
  end: string
  startLocal: string
  endLocal: string
  timeZone: string
  allDay: boolean
  status: 'scheduled' | 'cancelled' | 'postponed'
  location: string
  category: string
  /** RFC 5545 RRULE without the leading `RRULE:`, or empty. */
  recurrence: string
  exceptDates: string[]
  hostSchool: SchoolName | null
  takingPart: SchoolName[]
}

export type PublicPage = Common & { kind: 'page'; section: string }

export type PublicEvidence = Common & {
  kind: 'evidence'
  date: string
  framework: { key: string; name: string }
  objectives: { code: string; title: string }[]
  kpis: { code: string; text: string }[]
  involvement: string[]
  impact: string
  /** Public items that this evidence rests on, where they are public on the same site. */
  sources: { id: string; kind: Kind; title: string; url: string; version: string }[]
}

export type PublicItem = PublicLetter | PublicNewsletter | PublicEvent | PublicPage | PublicEvidence

export type Occurrence = {
  start: string
  end: string
  startLocal: string
  endLocal: string
  cancelled: boolean
}

/** One site: a school's own, or the alliance's shared page. */
export type PublicSite = {
  slug: string
  name: string
  kind: 'school' | 'alliance'
  url: string
  languages: string[]
  address: string
  phone: string
  email: string
  strapline: string
  colours: { main: string; accent: string }
  logo: PublicImage | null
  headteacher: string
  chairOfGovernors: string
  values: string
  /** A short notice such as "closed for snow"; `until` is RFC 3339 or null. */
  notice: { text: string; until: string | null } | null
  /** The alliance's members; only where `kind` is `alliance`. */
  members?: { slug: string; name: string; url: string; strapline: string }[]
  /** What the alliance is, in its own words (HTML and lists); only where `kind` is `alliance`. */
  about?: { html: string; aims: string[]; benefits: string[]; differencesHtml: string }
}
