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
import type { components, operations } from './api-types.js';
import { kinds } from './kinds.js';
import { type FollowedChange, type FollowOptions } from './follow-changes.js';
import { type CallOptions, type KpsaOptions } from './request.js';
type Shapes = components['schemas'];
type QueryOf<Name extends string> = Name extends keyof operations ? NonNullable<operations[Name]['parameters']['query']> : never;
type Kinds = typeof kinds;
type ItemOf<Plural extends keyof Kinds> = Capitalize<Kinds[Plural]['kind']> extends infer Name extends keyof Shapes ? Shapes[Name] : never;
export type Site = Shapes['Site'];
export type Item = Shapes['Item'];
export type Letter = Shapes['Letter'];
export type Newsletter = Shapes['Newsletter'];
export type Event = Shapes['Event'];
export type Page = Shapes['Page'];
export type Evidence = Shapes['Evidence'];
export type Change = Shapes['Change'];
export type SearchPage = Shapes['SearchPage'];
export type Hit = SearchPage['items'][number];
export type ListPage<One> = {
    items: One[];
    next: string | null;
};
/** All items of a list, asked for page by page as they are needed; or one page alone. */
export type List<One, OnePage = ListPage<One>> = AsyncIterable<One> & {
    /** One page. Its `next` is for `after`, through `cursorOf`. */
    list: () => Promise<OnePage>;
};
/** What a site has of each kind, by the name of the kind in addresses: `letters`. */
type ListReaders = {
    [Plural in keyof Kinds]: (query?: QueryOf<`list${Capitalize<Plural>}`>, options?: CallOptions) => List<ItemOf<Plural>>;
};
/** One item, by what one of its kind is called: `letter`. */
type ItemReaders = {
    [Plural in keyof Kinds as Kinds[Plural]['one']]: (slug: string, query?: QueryOf<`get${Capitalize<Kinds[Plural]['kind']>}`>, options?: CallOptions) => Promise<ItemOf<Plural>>;
};
export type SiteReader = ListReaders & ItemReaders & {
    /** Name, languages, contact details, colours and logo. */
    get: (options?: CallOptions) => Promise<Site>;
    /** What is found by its words, best first. `list()` says how many items there are in all. */
    search: (q: string, query?: Omit<QueryOf<'search'>, 'q'>, options?: CallOptions) => List<Hit, SearchPage>;
    /** Every change, to keep a copy. */
    changes: (options?: FollowOptions) => AsyncIterable<FollowedChange>;
};
export type Kpsa = {
    /** All sites, the alliance's first. */
    sites: (options?: CallOptions) => Promise<Site[]>;
    /** One site, by its slug. Nothing is asked until something of it is. */
    site: (slug: string) => SiteReader;
};
/** The cursor in the address of a next page. */
export declare const cursorOf: (next: string) => string | undefined;
/** A reader of one installation. */
export declare const kpsa: (options: KpsaOptions) => Kpsa;
export { KpsaError, type Problem } from './problem.js';
export { rememberLast, type AnswerMemory, type RememberedAnswer } from './answer-memory.js';
export type { FollowedChange, FollowOptions } from './follow-changes.js';
export type { CallOptions, KpsaOptions } from './request.js';
