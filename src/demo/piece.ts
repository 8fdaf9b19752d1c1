import type { RequiredDataFromCollectionSlug } from 'payload'
import type { ItemCollection } from '../alliance/item'
import type { SchoolSlug } from './school-list'

/** What an editor fills in; school and co-signers are said by the piece. */
type Written<C extends ItemCollection> = Omit<
  RequiredDataFromCollectionSlug<C>,
  'school' | 'coSigningSchools'
>

/** One item of the demonstration: whose it is, who signs with them, and what it says. */
export type Piece<C extends ItemCollection> = {
  /** The name by which other pieces refer to it. */
  key?: string
  by: SchoolSlug
  signedWith?: readonly SchoolSlug[]
  data: Written<C>
}

/** Ids of what is there already, by the names that the demonstration's texts use. All throw for an unknown name. */
export type Known = {
  school: (slug: SchoolSlug) => string
  picture: (name: string) => string
  item: (key: string) => string
  framework: (key: string) => string
}
