import type { AuditEntry, HashedEntry } from './audit-entry'
import type { ChainHead } from './chain-head'
import type { Seals } from './seals'

/** An entry as its database keeps it; ids are text. */
export type LoggedEntry = AuditEntry & HashedEntry & { id: string }

/** The audit log before Payload is there: migrations and indexes come first. */
export type OpenLog = {
  head: () => Promise<ChainHead>
  moveHead: (head: ChainHead) => Promise<void>
  /** Numbers that more than one entry has. */
  doubledNumbers: () => Promise<number[]>
  entriesWith: (numbers: readonly number[]) => Promise<LoggedEntry[]>
  /** Gives an entry another place. A number of null takes it out of the chain. */
  move: (
    id: string,
    place: { number: number | null; previous: string | null; note: string; hash: string | null },
  ) => Promise<void>
}

/** Which of the entries of each doubled number the chain goes through: followed back from the one after it. */
const chainThrough = (
  doubled: readonly number[],
  entries: readonly LoggedEntry[],
  head: ChainHead,
  { isSound }: Pick<Seals, 'isSound'>,
): Set<LoggedEntry> => {
  const through = new Set<LoggedEntry>()
  const at = (number: number) => entries.filter((entry) => entry.number === number)
  for (const number of doubled.toSorted((a, b) => b - a)) {
    const after = at(number + 1).find((entry) => through.has(entry)) ?? at(number + 1)[0]
    const wanted = after?.previous ?? (head.number === number ? head.hash : undefined)
    const twins = at(number)
    const kept = twins.find(({ hash }) => hash === wanted) ?? twins.find(isSound) ?? twins[0]
    if (kept) through.add(kept)
  }
  return through
}

const moved = ({ number, hash, note }: LoggedEntry, when: string): string =>
  [
    note,
    `[Until ${when} this was a second entry ${number}, with the hash ${hash}: two processes had given one number at one moment. It was moved to the end of the log, and nothing else about it was changed.]`,
  ]
    .filter((part) => part)
    .join(' ')

const takenOut = ({ number, note }: LoggedEntry, when: string): string =>
  [note, `[Until ${when} this was a second entry ${number}, and did not fit into the log.]`]
    .filter((part) => part)
    .join(' ')

/**
 * Two processes could give one number to two entries at one moment, before an index kept them from it. One of each two
 * is in the chain; the other is moved to its end, with a note that says so and names the hash that it had, so that
 * the chain stays whole, every hash in it stays as it was, and nothing that was recorded is lost. What does not look
 * like that (its hash is not its own, or it does not follow from the entry before) loses its number instead, so that
 * `npm run verify-audit` keeps reporting it as inserted.
 *
 * @param when for the notes; RFC 3339 UTC
 * @returns what was done, a sentence each
 */
export const mendDoubledNumbers = async (
  log: OpenLog,
  seals: Seals,
  when = new Date().toISOString(),
): Promise<string[]> => {
  const doubled = await log.doubledNumbers()
  if (doubled.length === 0) return []
  const around = [...new Set(doubled.flatMap((number) => [number - 1, number, number + 1]))]
  const entries = await log.entriesWith(around)
  let head = await log.head()
  const through = chainThrough(doubled, entries, head, seals)
  const done: string[] = []
  for (const number of doubled.toSorted((a, b) => a - b)) {
    const before = new Set(entries.filter((one) => one.number === number - 1).map(({ hash }) => hash))
    for (const entry of entries.filter((one) => one.number === number && !through.has(one))) {
      const follows = number === 1 ? !entry.previous : before.has(entry.previous)
      if (seals.isSound(entry) && follows) {
        const place = { number: head.number + 1, previous: head.hash, note: moved(entry, when) }
        const hash = seals.seal({ ...entry, ...place })
        await log.move(entry.id, { ...place, hash })
        head = { number: place.number, hash }
        done.push(
          `The second audit entry ${number} was moved to the end of the log, as entry ${place.number}.`,
        )
      } else {
        await log.move(entry.id, { number: null, previous: null, note: takenOut(entry, when), hash: null })
        done.push(`A second audit entry ${number} did not fit into the log, and has no number any more.`)
      }
    }
  }
  await log.moveHead(head)
  return done
}
