import type { PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import type { Content } from '../content/plain-content'
import type { Problem } from '../plugins/approval/problem'
import type { PublicItem, SchoolName } from '../public/public-form'

/** What belongs to one kind alone in the form of a version, with the times that lists sort by. */
export type OwnForm = {
  /** The kind's own fields as they are delivered, without `sections` and `sources`. */
  fields: object
  sources: { id: string; version: string }[]
  /** The day or time that lists go by, and its end; empty where it has none of its own. RFC 3339 UTC. */
  sortAt: string
  endsAt: string
  category: string | null
  audience: string[]
}

/** The school that is referred to, as readers are told of it. */
type NameSchool = (reference: unknown) => SchoolName | null

/** What a reader is told besides the text; empty ones are left out. */
export type Fact = [label: string, words: string]

/**
 * A kind of item as it is written and approved: what becomes public of its fields, what stands in the way, and what those
 * who approve are shown. It stands in src/kinds/<kind>/writing, and src/kinds/writing-kinds.ts has one line for it.
 *
 * What takes an item is written as a method, as in src/page-parts/reading-kind.ts.
 */
export type WritingKind<Item extends PublicItem = PublicItem> = {
  kind: Item['kind']
  /** The field with its text, and what that is called; left out where it has sections instead. */
  richText?: { field: string; name: string; mayBeEmpty?: true }
  /** Whether its text is made of `sections`. */
  hasSections?: true
  /** Whether it names items that it rests on, in `sources`. */
  hasSources?: true
  /** Reads what its form needs besides files and schools, and makes the form of that. */
  ownForm(req: PayloadRequest, content: Content): Promise<(nameSchool: NameSchool) => OwnForm>
  /** What is odd about its own fields. */
  problems?(content: Content): Problem[]
  facts(document: Item): Fact[]
  aboveText?(document: Item): ReactNode
  belowText?(document: Item): ReactNode
}
