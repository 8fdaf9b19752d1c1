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

/**
 * The kinds of items, each with the shape that is stored of it. A kind adds itself (`declare module`, in its
 * src/kinds/<kind>/shape.ts), so that the unions below are exactly those of the kinds that there are.
 *
 * @public
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the kinds
export interface PublicKinds {}

export type Kind = keyof PublicKinds
export type PublicItem = PublicKinds[Kind]

/** The name of any kind; the API's description lists them (src/delivery/openapi/openapi-document.ts). */
export const kindName = z.string() as unknown as z.ZodType<Kind>

/** The slug of the alliance's shared page among the sites. */
export const allianceSite = 'kpsa'

/** The shapes that have a name in the API's description. */
export const publicShapes = z.registry<{ id: string }>()

/** Stands in examples for the installation's own address. */
export const exampleAddress = 'https://alliance.example'

export const instant = z.string().meta({ format: 'date-time', examples: ['2026-06-14T08:30:00.000Z'] })
export const localTimeShape = z
  .string()
  .meta({ pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$`, examples: ['2026-06-14T09:30:00'] })
export const day = z.string().meta({ pattern: String.raw`^(\d{4}-\d{2}-\d{2})?$`, examples: ['2026-06-14'] })
export const address = z.string().meta({ format: 'uri', examples: [`${exampleAddress}/schools/comberton`] })
const fileAddress = z.string().meta({ format: 'uri', examples: [`${exampleAddress}/media/hats.jpg`] })
const html = z.string().meta({
  description:
    'Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.',
  examples: ['<p>Please bring a hat.</p>'],
})

export const schoolNameSchema = z
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

/** What all items have, whatever their kind. */
export const commonItemFields = {
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

export const occurrenceSchema = z
  .object({
    start: instant,
    end: instant,
    startLocal: localTimeShape,
    endLocal: localTimeShape,
    cancelled: z.boolean(),
  })
  .describe('One time at which an event takes place.')
  .register(publicShapes, { id: 'Occurrence' })
export type Occurrence = z.infer<typeof occurrenceSchema>

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
