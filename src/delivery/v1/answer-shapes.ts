import { z } from 'zod'
import { readingKinds } from '../../kinds/reading-kinds'
import type { ReadingKind } from '../../page-parts/reading-kind'
import {
  exampleAddress,
  kindName,
  publicShapes,
  publicSiteSchema,
  type Kind,
  type Occurrence,
  type PublicItem,
} from '../../public/public-form'
import { capitalised } from '../../words/capitalised'

/**
 * What the delivery API answers with. Types and the API's description both follow from here; nothing is checked
 * against these while it is delivered, since it was written in these types.
 */

/** An occurrence, as it is named beside the item that takes place. */
export type NextAnswer = Omit<Occurrence, 'cancelled'>

/** An item of any kind; of what takes place, with its occurrences. */
export type ItemAnswer = PublicItem & { next?: NextAnswer | null; occurrences?: Occurrence[] }

/** What one of these objects has, told apart by `kind`. */
const anyOf = <Item>(shapes: readonly z.ZodObject[]): z.ZodType<Item> =>
  z.discriminatedUnion('kind', shapes as unknown as [z.ZodObject]) as unknown as z.ZodType<Item>

const itemShape = anyOf<ItemAnswer>(readingKinds.map(({ shape }) => shape))
  .describe('An item of any kind; `kind` says which.')
  .register(publicShapes, { id: 'Item' })

export const sitesShape = z
  .object({ sites: z.array(publicSiteSchema) })
  .describe('All sites, the alliance’s first.')
  .register(publicShapes, { id: 'Sites' })

export type ListAnswer = { items: ItemAnswer[]; next: string | null }

/** @param example the path below a site, with its query */
const nextPage = (example: string) =>
  z
    .string()
    .nullable()
    .meta({
      format: 'uri',
      description: 'The address of the next page; null on the last one.',
      examples: [`${exampleAddress}/v1/sites/comberton/${example}`],
    })

/** One page of a list of one kind. */
const listShape = ({ kind, plural, shape }: ReadingKind): z.ZodType =>
  z
    .object({
      items: z.array(shape),
      next: nextPage(`${plural}?after=WyJj`),
    })
    .describe('One page of a list.')
    .register(publicShapes, { id: `${capitalised(kind)}List` })

export const listShapes: ReadonlyMap<Kind, z.ZodType> = new Map(
  readingKinds.map((kind) => [kind.kind, listShape(kind)]),
)

/** An item that a search found. */
const hitShape = ({ kind, shape }: ReadingKind): z.ZodObject =>
  shape
    .extend({
      snippet: z.string().meta({
        description:
          'The passage that shows the words best, each in `<mark>`. HTML, and safe to put into a page: there is no ' +
          'other markup in it. Where the words are in the title alone, it is the title.',
        examples: ['Please bring a <mark>hat</mark>.'],
      }),
      snippetLanguage: z.string().meta({
        description:
          'The language of `snippet`: another one than `language` where the words are in that translation alone.',
        examples: ['en'],
      }),
    })
    .describe('An item, with the passage in which it was found.')
    .register(publicShapes, { id: `${capitalised(kind)}Hit` })

type Hit = ItemAnswer & { snippet: string; snippetLanguage: string }

export const searchShape = z
  .object({
    items: z.array(anyOf<Hit>(readingKinds.map(hitShape))).describe('Each item once, best first.'),
    total: z.number().meta({ description: 'How many items were found in all.', examples: [1] }),
    next: nextPage('search?q=hat&after=WyJj'),
  })
  .describe('One page of what was found.')
  .register(publicShapes, { id: 'SearchPage' })
export type SearchAnswer = z.infer<typeof searchShape>

const time = z.string().meta({ format: 'date-time', examples: ['2026-06-14T08:30:00.000Z'] })

const upsertShape = z
  .object({ op: z.literal('upsert'), item: itemShape })
  .describe('Keep the item under its `id` with its `language`.')

const withdrawShape = z
  .object({
    op: z.literal('withdraw'),
    id: z.string().meta({ examples: ['6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11'] }),
    language: z.string().meta({ examples: ['en'] }),
    kind: kindName,
    slug: z.string().meta({ examples: ['sports-day'] }),
    at: time,
  })
  .describe('Remove what is kept under `id` with `language`.')

const changeShape = z
  .discriminatedUnion('op', [upsertShape, withdrawShape])
  .register(publicShapes, { id: 'Change' })
export type Change = z.infer<typeof changeShape>

export const changesShape = z
  .object({
    changes: z.array(changeShape),
    next: z.string().meta({ description: 'The cursor to keep, for `after`.', examples: ['MTI'] }),
    more: z.boolean().describe('Whether there is more at once.'),
  })
  .describe('One page of the changes of a site, oldest first.')
  .register(publicShapes, { id: 'Changes' })
export type ChangesAnswer = z.infer<typeof changesShape>

/** A problem document (RFC 9457). More members may tell more: which parameter, what was withdrawn when. */
z.looseObject({
  type: z.string().describe('Stable; relative to the address of the installation.'),
  title: z.string(),
  status: z.number(),
  code: z.string().meta({ description: 'Stable: what programs compare.', examples: ['gone'] }),
  detail: z.string().describe('For a person: what is wrong, and what to do.'),
  parameter: z.string().optional().describe('The parameter that was refused.'),
  id: z.string().optional().describe('With `gone`: the item that was withdrawn.'),
  kind: kindName.optional(),
  slug: z.string().optional(),
  withdrawnAt: time.nullable().optional(),
})
  .describe('What went wrong (RFC 9457).')
  .register(publicShapes, { id: 'Problem' })
