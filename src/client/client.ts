/**
 * The client of the delivery API, for Node and browsers: typed, without dependencies.
 *
 * ```js
 * import { kpsa } from 'kpsa-cms/client'
 *
 * const site = kpsa({ url: 'https://www.example.org' }).site('comberton')
 * for await (const letter of site.letters({ language: 'pl' })) console.log(letter.date, letter.title)
 * ```
 */
import type { components, operations } from './api-types.js'
import { kinds } from './kinds.js'
import { followChanges, type FollowedChange, type FollowOptions } from './follow-changes.js'
import { asker, type Ask, type CallOptions, type KpsaOptions, type Query } from './request.js'

type Shapes = components['schemas']
type QueryOf<Name extends string> = Name extends keyof operations
  ? NonNullable<operations[Name]['parameters']['query']>
  : never

type Kinds = typeof kinds
type ItemOf<Plural extends keyof Kinds> =
  Capitalize<Kinds[Plural]['kind']> extends infer Name extends keyof Shapes ? Shapes[Name] : never

export type Site = Shapes['Site']
export type Item = Shapes['Item']
export type Letter = Shapes['Letter']
export type Newsletter = Shapes['Newsletter']
export type Event = Shapes['Event']
export type Page = Shapes['Page']
export type Evidence = Shapes['Evidence']
export type Change = Shapes['Change']
export type SearchPage = Shapes['SearchPage']
export type Hit = SearchPage['items'][number]

export type ListPage<One> = { items: One[]; next: string | null }

/** All items of a list, asked for page by page as they are needed; or one page alone. */
export type List<One, OnePage = ListPage<One>> = AsyncIterable<One> & {
  /** One page. Its `next` is for `after`, through `cursorOf`. */
  list: () => Promise<OnePage>
}

/** What a site has of each kind, by the name of the kind in addresses: `letters`. */
type ListReaders = {
  [Plural in keyof Kinds]: (
    query?: QueryOf<`list${Capitalize<Plural>}`>,
    options?: CallOptions,
  ) => List<ItemOf<Plural>>
}

/** One item, by what one of its kind is called: `letter`. */
type ItemReaders = {
  [Plural in keyof Kinds as Kinds[Plural]['one']]: (
    slug: string,
    query?: QueryOf<`get${Capitalize<Kinds[Plural]['kind']>}`>,
    options?: CallOptions,
  ) => Promise<ItemOf<Plural>>
}

export type SiteReader = ListReaders &
  ItemReaders & {
    /** Name, languages, contact details, colours and logo. */
    get: (options?: CallOptions) => Promise<Site>
    /** What is found by its words, best first. `list()` says how many items there are in all. */
    search: (q: string, query?: Omit<QueryOf<'search'>, 'q'>, options?: CallOptions) => List<Hit, SearchPage>
    /** Every change, to keep a copy. */
    changes: (options?: FollowOptions) => AsyncIterable<FollowedChange>
  }

export type Kpsa = {
  /** All sites, the alliance's first. */
  sites: (options?: CallOptions) => Promise<Site[]>
  /** One site, by its slug. Nothing is asked until something of it is. */
  site: (slug: string) => SiteReader
}

/** The cursor in the address of a next page. */
export const cursorOf = (next: string): string | undefined =>
  new URL(next).searchParams.get('after') ?? undefined

const listOf = <One, OnePage extends ListPage<One> = ListPage<One>>(
  ask: Ask,
  path: string,
  query: Query,
  options: CallOptions | undefined,
): List<One, OnePage> => {
  const page = (after: string | undefined) =>
    ask<OnePage>(path, { ...query, ...(after !== undefined && { after }) }, options)
  return {
    list: () => page(undefined),
    async *[Symbol.asyncIterator]() {
      let after: string | undefined
      do {
        const { items, next } = await page(after)
        yield* items
        after = next === null ? undefined : cursorOf(next)
      } while (after !== undefined)
    },
  }
}

const siteReader = (ask: Ask, slug: string): SiteReader => {
  const path = `/v1/sites/${encodeURIComponent(slug)}`
  const many =
    (plural: string) =>
    (query: Query = {}, options?: CallOptions) =>
      listOf<Item>(ask, `${path}/${plural}`, query, options)
  const one =
    (plural: string) =>
    (item: string, query: Query = {}, options?: CallOptions) =>
      ask<Item>(`${path}/${plural}/${encodeURIComponent(item)}`, query, options)
  const ofKinds = Object.entries(kinds).flatMap(([plural, named]): [string, unknown][] => [
    [plural, many(plural)],
    [named.one, one(plural)],
  ])
  return {
    get: (options) => ask<Site>(path, {}, options),
    ...(Object.fromEntries(ofKinds) as ListReaders & ItemReaders),
    search: (q, query = {}, options) =>
      listOf<Hit, SearchPage>(ask, `${path}/search`, { q, ...query }, options),
    changes: (options) => followChanges(ask, slug, options),
  }
}

/** A reader of one installation. */
export const kpsa = (options: KpsaOptions): Kpsa => {
  const ask = asker(options)
  return {
    sites: async (call) => (await ask<Shapes['Sites']>('/v1/sites', {}, call)).sites,
    site: (slug) => siteReader(ask, slug),
  }
}

export { KpsaError, type Problem } from './problem.js'
export { rememberLast, type AnswerMemory, type RememberedAnswer } from './answer-memory.js'
export type { FollowedChange, FollowOptions } from './follow-changes.js'
export type { CallOptions, KpsaOptions } from './request.js'
