import { createHash } from 'node:crypto'
import { relatedId } from '../content/related-id'

/** What happened, as it is told to the audit log. */
export type Happening = {
  /** Such as `approve` or `password-changed`. */
  action: string
  itemCollection: string
  itemId: string
  itemTitle: string
  /** Whose headteacher and chair may read it; null leaves it to the alliance administrator. */
  school: string | null
  /** The hash that names a version, where one is meant. */
  version?: string
  /** For people to read. Never a password, and no address of a person. */
  note?: string
  /** In whose place somebody acted, in words; stands in the entry with the name. */
  capacity?: string
}

/** An entry as it is stored. */
export type AuditEntry = Required<Omit<Happening, 'capacity'>> & {
  /** 1, 2, 3 …, without a gap. */
  number: number
  /** The hash of the entry before; empty in the first. */
  previous: string
  /** See src/audit/seals.ts. */
  hash: string
  /** RFC 3339 UTC. */
  at: string
  by: string | null
  /** The name, and where it was in another's place, whose: "Dee Deputy, deputy, for the headteacher of Comberton". */
  byName: string
  /** The network from which it was asked for, such as `192.0.2.0/24`; empty for the system's own doings. */
  address: string
}

const hashed = [
  'number',
  'previous',
  'at',
  'action',
  'itemCollection',
  'itemId',
  'itemTitle',
  'school',
  'version',
  'by',
  'byName',
  'address',
  'note',
] as const satisfies (keyof AuditEntry)[]

/** As both databases would have stored it. */
const canonicalValue = (name: (typeof hashed)[number], value: unknown): unknown => {
  if (name === 'number') return Number(value)
  if (name === 'school') return relatedId(value)
  if (name !== 'at') return String(value)
  const time = new Date(value as string)
  return Number.isNaN(time.getTime()) ? String(value) : time.toISOString()
}

/** What goes into the hash of an entry. */
export type HashedEntry = Partial<Record<(typeof hashed)[number], unknown>>

/**
 * Everything that an entry says, the hash of the entry before included: the JSON of a list of `[name, value]` in a
 * fixed order. What is empty is left out, so that a field which is added to the list one day leaves the hashes of older
 * entries as they are.
 */
export const textOfEntry = (entry: HashedEntry): string =>
  JSON.stringify(
    hashed
      .filter((name) => entry[name] !== undefined && entry[name] !== null && entry[name] !== '')
      .map((name) => [name, canonicalValue(name, entry[name])]),
  )

/** SHA-256, hex, as entries had it before they were sealed: anybody can make it. */
export const hashOfEntry = (entry: HashedEntry): string =>
  createHash('sha256').update(textOfEntry(entry)).digest('hex')
