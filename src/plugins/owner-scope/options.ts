import type { PayloadRequest } from 'payload'

/** A document as stored: of one of the collections that belong to somebody. */
export type Owned = { id: string | number; _status?: string } & Record<string, unknown>

export type OwnerScopeOptions = {
  /** Slugs of the collections whose documents belong to somebody, each to one. */
  collections: readonly string[]
  /** The field of these that names the owner: a relationship to one document, or a text. */
  owner: string
  /** Slugs of further collections with this field, where a document may also be without an owner, and everybody's. */
  alsoOwned?: readonly string[]
  /** Whether whoever is behind a request writes for this owner. Asked of every write, also where access is overridden. */
  mayWrite: (req: PayloadRequest, owner: string, collection: string) => boolean
  /** Whether somebody's documents may refer to this one, which is another's. By default where it is published. */
  mayRefer?: (target: Owned, owner: string) => boolean
  /**
   * True for a write that was judged before, such as that of what others have signed: then only the owner is looked at.
   * By default none is.
   */
  trusts?: (req: PayloadRequest, collection: string, id: unknown) => boolean
  /** What an owner is called in sentences for people: `school`. By default `owner`. */
  called?: string
  /** The code of the refusal where somebody writes for another. By default `not-your-own`. */
  code?: string
}

/** The options with every default in its place. `owned` has all collections whose documents may be somebody's. */
export type OwnerScope = Required<Omit<OwnerScopeOptions, 'alsoOwned'>> & { owned: ReadonlySet<string> }

export const withDefaults = (options: OwnerScopeOptions): OwnerScope => ({
  mayRefer: ({ _status }) => _status === 'published',
  trusts: () => false,
  called: 'owner',
  code: 'not-your-own',
  ...options,
  owned: new Set([...options.collections, ...(options.alsoOwned ?? [])]),
})
