import { createHash } from 'node:crypto'
import { relatedId } from '@kpsa/payload-content'

/** What happened, as it is told to the audit log. */
export type Happening = {
  /** Such as `approve` or `password-changed`. */
  action: string
  itemCollection: string
  itemId: string
  itemTitle: string
  /** Whom it concerns, by id or name; null for nobody in particular. */
  owner: string | null
  /** The hash that names a version, where one is meant. */
  version?: string
  /** For people to read. Never a password, and no address of a person. */
  note?: string
  /** In whose place somebody acted, in words; stands in the entry with the name. */
  capacity?: string
}

/** An entry as it is stored, but for whom it concerns: that stands under the name of the owner's field. */
export type AuditEntry = Required<Omit<Happening, 'capacity' | 'owner'>> & {
  /** 1, 2, 3 …, without a gap. */
  number: number
  /** The hash of the entry before; empty in the first. */
  previous: string
  /** See seals.ts. */
  hash: string
  /** RFC 3339 UTC. */
  at: string
  by: string | null
  /** The name, and where it was in another's place, whose: "Dee Deputy, deputy, for the headteacher of Comberton". */
  byName: string
  /** The network from which it was asked for, such as `192.0.2.0/24`; empty for the system's own doings. */
  address: string
}

/** Stands in the list below for the owner's field, whatever it is called. */
const owner = Symbol('owner')

const hashed = [
  'number',
  'previous',
  'at',
  'action',
  'itemCollection',
  'itemId',
  'itemTitle',
  owner,
  'version',
  'by',
  'byName',
  'address',
  'note',
] as const

/** As both databases would have stored it. */
const canonicalValue = (name: (typeof hashed)[number], value: unknown): unknown => {
  if (name === 'number') return Number(value)
  if (name === owner) return relatedId(value)
  if (name !== 'at') return String(value)
  const time = new Date(value as string)
  return Number.isNaN(time.getTime()) ? String(value) : time.toISOString()
}

/** What goes into the hash of an entry. */
export type HashedEntry = Readonly<Record<string, unknown>>

/**
 * Everything that an entry says, the hash of the entry before included: the JSON of a list of `[name, value]` in a
 * fixed order. What is empty is left out, so that a field which is added to the list one day leaves the hashes of older
 * entries as they are.
 *
 * @param ownerField under which the entry says whom it concerns
 */
export const textOfEntry = (entry: HashedEntry, ownerField: string): string =>
  JSON.stringify(
    hashed
      .map((one) => [one, one === owner ? ownerField : one] as const)
      .filter(([, name]) => entry[name] !== undefined && entry[name] !== null && entry[name] !== '')
      .map(([one, name]) => [name, canonicalValue(one, entry[name])]),
  )

/** SHA-256, hex, as entries had it before they were sealed: anybody can make it. */
export const hashOfEntry = (entry: HashedEntry, ownerField: string): string =>
  createHash('sha256').update(textOfEntry(entry, ownerField)).digest('hex')
