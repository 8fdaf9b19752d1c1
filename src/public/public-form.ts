import { z } from 'zod'

/**
 * The shapes that leave the house: what one approved version looks like to the public.
 * Delivery and the public pages know these shapes and nothing else. Types and the API's description follow from
 * the schemas here; nothing is checked against them while it is delivered.
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

/** The shapes that have a name in the API's description. */
export const publicShapes = z.registry<{ id: string }>()

/** Stands in examples for the installation's own address. */
export const exampleAddress = 'https://alliance.example'

const instant = z.string().meta({ format: 'date-time', examples: ['2026-06-14T08:30:00.000Z'] })
const localTime = z
  .string()
  .meta({ pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$`, examples: ['2026-06-14T09:30:00'] })
const day = z.string().meta({ pattern: String.raw`^(\d{4}-\d{2}-\d{2})?$`, examples: ['2026-06-14'] })
const address = z.string().meta({ format: 'uri', examples: [`${exampleAddress}/schools/comberton`] })
const fileAddress = z.string().meta({ format: 'uri', examples: [`${exampleAddress}/media/hats.jpg`] })
const html = z.string().meta({
  description:
    'Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.',
  examples: ['<p>Please bring a hat.</p>'],
})

const schoolNameSchema = z
  .object({
    slug: z.string().meta({ examples: ['comberton'] }),
    name: z.string().meta({ examples: ['Comberton Primary School'] }),
  })
  .describe('A school, as it is named in an item.')
  .register(publicShapes, { id: 'SchoolName' })
export type SchoolName = z.infer<typeof schoolNameSchema>

const pixels = z.number().meta({ examples: [800] })

const publicImageSchema = z
  .object({
    url: fileAddress,
    alt: z
      .string()
      .meta({ description: 'Empty for a picture that only decorates.', examples: ['Three hats'] }),
    width: pixels,
    height: pixels,
    sizes: z
      .array(z.object({ url: fileAddress, width: pixels }))
      .describe('Narrower forms of the same picture, narrowest first; widths in CSS pixels.'),
  })
  .describe('A picture.')
  .register(publicShapes, { id: 'Image' })
export type PublicImage = z.infer<typeof publicImageSchema>

const publicAttachmentSchema = z
  .object({
    name: z.string().meta({ examples: ['Consent form'] }),
    url: fileAddress,
    type: z.string().meta({ description: 'Its media type.', examples: ['application/pdf'] }),
    bytes: z.number().meta({ examples: [48211] }),
  })
  .describe('A file that is not a picture.')
  .register(publicShapes, { id: 'Attachment' })
export type PublicAttachment = z.infer<typeof publicAttachmentSchema>

const publicLanguageSchema = z
  .object({
    code: z.string().meta({ examples: ['pl'] }),
    name: z.string().meta({ description: 'What its speakers call it.', examples: ['Polski'] }),
    url: address,
    stale: z.boolean().describe('The original has changed since this was translated.'),
  })
  .describe('A language in which an item can be read.')
  .register(publicShapes, { id: 'Language' })
export type PublicLanguage = z.infer<typeof publicLanguageSchema>

const common = {
  id: z.string().meta({
    description: 'The same on every site, in every language and version.',
    examples: ['6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11'],
  }),
  site: z.string().meta({ description: 'The slug of the site it is shown on.', examples: ['comberton'] }),
  school: schoolNameSchema.describe('The school that owns it.'),
  signedBy: z.array(schoolNameSchema).describe('The schools whose headteachers approved it.'),
  slug: z.string().meta({ description: 'Unique per site and kind.', examples: ['sports-day'] }),
  url: address.describe('The page where people read it.'),
  language: z.string().meta({ description: 'The language that it came in.', examples: ['en'] }),
  languages: z.array(publicLanguageSchema),
  title: z.string().meta({ examples: ['Sports day'] }),
  summary: z.string().meta({ examples: ['Please bring a hat.'] }),
  html,
  text: z
    .string()
    .meta({ description: 'The same as `html`, without markup.', examples: ['Please bring a hat.'] }),
  publishedAt: instant,
  updatedAt: instant,
  version: z.string().meta({
    description: 'Names the approved version; another one means that something changed.',
    examples: ['3f7a9c'],
  }),
  correction: z
    .object({ at: instant, note: z.string().meta({ examples: ['The time was wrong.'] }) })
    .nullable(),
  image: publicImageSchema.nullable().describe('The first of `images`.'),
  images: z.array(publicImageSchema),
  attachments: z.array(publicAttachmentSchema),
  localNote: z
    .object({
      school: schoolNameSchema,
      note: z.string().meta({ examples: ['Our own children meet at the gate.'] }),
    })
    .nullable()
    .describe('On the sites of schools that received the item: the receiving headteacher’s own words.'),
}

export const publicLetterSchema = z
  .object({
    kind: z.literal('letter'),
    ...common,
    date: day,
    audience: z.array(z.string()).meta({ examples: [['whole-school', 'year-1']] }),
    salutation: z.string().meta({ examples: ['Dear parents and carers'] }),
    signatories: z.array(
      z.object({
        name: z.string().meta({ examples: ['Alex Example'] }),
        title: z.string().meta({ examples: ['Headteacher'] }),
        school: schoolNameSchema.nullable(),
      }),
    ),
    replyBy: day.nullable(),
    replyTo: z.string().meta({ examples: ['office@comberton.example'] }),
  })
  .describe('A letter to parents.')
  .register(publicShapes, { id: 'Letter' })
export type PublicLetter = z.infer<typeof publicLetterSchema>

export const publicNewsletterSchema = z
  .object({
    kind: z.literal('newsletter'),
    ...common,
    issue: z.string(),
    term: z.string(),
    date: day,
    sections: z
      .array(z.object({ type: z.string(), heading: z.string(), html: z.string() }))
      .describe('Its sections in order; `html` of the item is their sum.'),
  })
  .describe('A newsletter.')
  .register(publicShapes, { id: 'Newsletter' })
export type PublicNewsletter = z.infer<typeof publicNewsletterSchema>

const eventFields = {
  kind: z.literal('event'),
  ...common,
  start: instant,
  end: instant,
  startLocal: localTime.describe('In the event’s own time zone.'),
  endLocal: localTime.describe(
    'In the event’s own time zone. An all-day event ends with the last second of its last day.',
  ),
  timeZone: z.string().meta({ examples: ['Europe/London'] }),
  allDay: z.boolean(),
  status: z.enum(['scheduled', 'cancelled', 'postponed']),
  location: z.string().meta({ examples: ['School field'] }),
  category: z.string().meta({ examples: ['sport'] }),
  recurrence: z.string().meta({
    description: 'RFC 5545 RRULE without the leading `RRULE:`, or empty.',
    examples: ['FREQ=WEEKLY;COUNT=6'],
  }),
  exceptDates: z.array(z.string()).meta({
    description: 'Days on which it does not take place.',
    examples: [['2026-06-21']],
  }),
  hostSchool: schoolNameSchema.nullable(),
  takingPart: z.array(schoolNameSchema),
}

export type PublicEvent = z.infer<z.ZodObject<typeof eventFields>>

const occurrenceSchema = z
  .object({
    start: instant,
    end: instant,
    startLocal: localTime,
    endLocal: localTime,
    cancelled: z.boolean(),
  })
  .describe('One time at which an event takes place.')
  .register(publicShapes, { id: 'Occurrence' })
export type Occurrence = z.infer<typeof occurrenceSchema>

/** An event as it is answered. */
export const deliveredEventSchema = z
  .object({
    ...eventFields,
    next: occurrenceSchema
      .omit({ cancelled: true })
      .nullable()
      .optional()
      .meta({ id: undefined })
      .describe(
        'The next occurrence: the first that is not over, and none that is excepted. Null where there is none to come. ' +
          'In lists, the occurrence by which it stands there. Not in `changes`, which do not follow the clock.',
      ),
    occurrences: z.array(occurrenceSchema).optional().describe('Only with `expand=occurrences`.'),
  })
  .describe('An event. Its first occurrence that is not excepted is at `start`.')
  .register(publicShapes, { id: 'Event' })

export const publicPageSchema = z
  .object({ kind: z.literal('page'), ...common, section: z.string() })
  .describe('A page that stays, such as "Our school".')
  .register(publicShapes, { id: 'Page' })
export type PublicPage = z.infer<typeof publicPageSchema>

export const publicEvidenceSchema = z
  .object({
    kind: z.literal('evidence'),
    ...common,
    date: day,
    framework: z.object({ key: z.string(), name: z.string() }),
    objectives: z.array(z.object({ code: z.string(), title: z.string() })),
    kpis: z.array(z.object({ code: z.string(), text: z.string() })),
    involvement: z.array(z.string()).meta({ examples: [['volunteering', 'workshops']] }),
    impact: z.string(),
    sources: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(kinds),
          title: z.string(),
          url: address,
          version: z.string(),
        }),
      )
      .describe('Public items that this evidence rests on, where they are public on the same site.'),
  })
  .describe('Evidence of how parents and school work together.')
  .register(publicShapes, { id: 'Evidence' })
export type PublicEvidence = z.infer<typeof publicEvidenceSchema>

export type PublicItem = PublicLetter | PublicNewsletter | PublicEvent | PublicPage | PublicEvidence

export const publicSiteSchema = z
  .object({
    slug: z.string().meta({ examples: ['comberton'] }),
    name: z.string().meta({ examples: ['Comberton Primary School'] }),
    kind: z.enum(['school', 'alliance']),
    url: address,
    languages: z.array(z.string()).meta({ examples: [['en', 'pl']] }),
    address: z.string(),
    phone: z.string(),
    email: z.string(),
    strapline: z.string(),
    colours: z.object({ main: z.string(), accent: z.string() }).meta({
      examples: [{ main: '#1f4e5f', accent: '#c8553d' }],
    }),
    logo: publicImageSchema.nullable(),
    headteacher: z.string(),
    chairOfGovernors: z.string(),
    values: z.string(),
    notice: z
      .object({ text: z.string(), until: instant.nullable() })
      .nullable()
      .describe('A short notice such as "closed for snow".'),
    members: z
      .array(z.object({ slug: z.string(), name: z.string(), url: address, strapline: z.string() }))
      .optional()
      .describe('The alliance’s members; only where `kind` is `alliance`.'),
    about: z
      .object({
        html,
        aims: z.array(z.string()),
        benefits: z.array(z.string()),
        differencesHtml: html,
      })
      .optional()
      .describe('What the alliance is, in its own words; only where `kind` is `alliance`.'),
  })
  .describe('One site: a school’s own, or the alliance’s shared page.')
  .register(publicShapes, { id: 'Site' })
export type PublicSite = z.infer<typeof publicSiteSchema>
