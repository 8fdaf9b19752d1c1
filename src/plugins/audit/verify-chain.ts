import type { Payload, Where } from 'payload'
import type { AuditEntry } from './audit-entry'
import { readHead, type ChainHead } from './chain-head'
import { slug } from './options'
import type { Seals } from './seals'

export type ChainReport = {
  /** How many entries have a number. */
  entries: number
  /** How many are from before entries had numbers and hashes; nothing vouches for them. */
  beforeChain: number
  /** The newest entry; 0 and empty where there is none. */
  head: ChainHead
  /** What is wrong, one sentence each, in the order of the entries. */
  faults: string[]
  /** The number of the entry whose hash was noted earlier; undefined where it is not there. */
  notedAt: number | undefined
}

const pageSize = 1000

type Stored = AuditEntry & { id: string }
type Asked = { limit?: number; select?: Partial<Record<string, boolean>> }

const find = async (payload: Payload, where: Where, { limit = 0, select }: Asked = {}): Promise<Stored[]> => {
  const { docs } = await payload.db.find<Stored>({
    collection: slug,
    where,
    sort: 'number',
    limit,
    pagination: false,
    ...(select && { select: select as NonNullable<Parameters<Payload['db']['find']>[0]['select']> }),
  })
  return docs
}

/** On SQLite, Payload fails with a RangeError to read a time that is none. Such an entry comes without its time. */
const readEntries = async (payload: Payload, where: Where): Promise<Stored[]> => {
  const unlessNoTime = async <T>(work: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof RangeError) return otherwise()
      throw error
    }
  }
  const oneByOne = async () => {
    const entries: Stored[] = []
    for (const { id } of await find(payload, where, { select: { number: true } })) {
      const one = { id: { equals: id } }
      const found = await unlessNoTime(
        () => find(payload, one),
        () => find(payload, one, { select: { at: false } }),
      )
      entries.push(...found)
    }
    return entries
  }
  return unlessNoTime(() => find(payload, where), oneByOne)
}

/** All entries from a number on, by number, in portions that never part those of the same number. */
async function* portions(payload: Payload, from?: number): AsyncGenerator<AuditEntry[]> {
  let beginning: Where = { number: from === undefined ? { exists: true } : { greater_than_equal: from } }
  for (;;) {
    const [first] = await find(payload, beginning, { limit: 1, select: { number: true } })
    if (!first) return
    const end = first.number + pageSize
    yield await readEntries(payload, {
      and: [{ number: { greater_than_equal: first.number } }, { number: { less_than: end } }],
    })
    beginning = { number: { greater_than_equal: end } }
  }
}

const sameNumber = (entries: AuditEntry[]): AuditEntry[][] => {
  const groups = new Map<number, AuditEntry[]>()
  for (const entry of entries) groups.set(entry.number, [...(groups.get(entry.number) ?? []), entry])
  return [...groups.values()]
}

const span = (first: number, last: number): string =>
  first === last ? `Entry ${first} is missing.` : `Entries ${first} to ${last} are missing.`

const sealedUnknown = (numbers: readonly number[], whatToDo: string): string[] =>
  numbers.length === 0
    ? []
    : [
        `${numbers.length === 1 ? `Entry ${numbers[0]} is` : `Entries ${numbers[0]} to ${numbers.at(-1)} are`} sealed with a secret that is not known here. ${whatToDo}`,
      ]

const noSeal = (number: number): string =>
  `Entry ${number}, the newest, has no seal. Right after an update, start the program once, which seals the log; otherwise somebody has replaced entries that had one.`

/**
 * Looks through the whole chain: each number once, each hash that of its entry, each entry naming the hash of the one
 * before, no entry without a seal after one that has one, and the newest the one that the head names. Entries that are
 * added meanwhile do no harm.
 *
 * @param noted the hash of a head that was noted earlier
 * @param whatToDo about entries that are sealed with another secret
 */
export const verifyChain = async (
  payload: Payload,
  seals: Seals,
  noted?: string,
  whatToDo = 'After a change of the secret, give the former one as well.',
): Promise<ChainReport> => {
  const faults: string[] = []
  let entries = 0
  let notedAt: number | undefined
  let firstAt: string | undefined
  /** The newest entry that stands in its place. `isSound`: it says what its hash says. */
  let last = { number: 0, hash: '', isSound: true }
  let sealBefore = false
  const withUnknownKey: number[] = []

  const look = (group: AuditEntry[]): void => {
    entries += group.length
    const { isSound } = seals
    const follows = (entry: AuditEntry) => isSound(entry) && (entry.previous ?? '') === last.hash
    const entry = group.find(follows) ?? group.find(isSound) ?? group[0]
    if (!entry) return
    const { number } = entry
    if (!Number.isInteger(number) || number < 1) {
      faults.push(`Entry ${number} was inserted: the system gives no such number.`)
      return
    }
    if (group.length > 1) faults.push(`Entry ${number} is there ${group.length} times: others were inserted.`)
    if (number > last.number + 1) faults.push(span(last.number + 1, number - 1))
    const state = seals.check(entry)
    if (state === 'wrong') faults.push(`Entry ${number} was changed, or stood elsewhere.`)
    else if (state === 'unknown-key') withUnknownKey.push(number)
    else if (state === 'plain' && sealBefore) {
      faults.push(`Entry ${number} has no seal, and one before it has: it was replaced.`)
    } else if (number === last.number + 1 && last.isSound && !follows(entry)) {
      faults.push(`Entry ${number} does not follow from the one before: one of the two was replaced.`)
    }
    if (entry.hash === noted) notedAt = number
    if (isSound(entry)) firstAt ??= entry.at
    sealBefore ||= state === 'sealed' || state === 'unknown-key'
    last = { number, hash: entry.hash ?? '', isSound: isSound(entry) }
  }

  let head = { number: 0, hash: '' }
  for (let from: number | undefined; ; from = last.number + 1) {
    const before = last.number
    for await (const portion of portions(payload, from)) sameNumber(portion).forEach(look)
    // Read after the entries: whatever was seen above, the head knows of.
    head = await readHead(payload)
    if (head.number <= last.number || last.number === before) break
  }
  if (head.number > last.number) faults.push(span(last.number + 1, head.number))
  if (head.number < last.number) {
    faults.push(`What comes after entry ${head.number} was inserted: it was the newest.`)
  }
  if (head.number === last.number && head.hash !== last.hash) {
    faults.push(`Entry ${last.number} is not the one that was the newest.`)
  }

  if (!sealBefore && last.number > 0) faults.push(noSeal(last.number))
  faults.push(...sealedUnknown(withUnknownKey, whatToDo))

  const unnumbered = await readEntries(payload, { number: { exists: false } })
  const isBefore = ({ at }: AuditEntry) => firstAt === undefined || new Date(at) <= new Date(firstAt)
  const late = unnumbered.filter((entry) => !isBefore(entry))
  for (const { at } of late) {
    const isTime = !Number.isNaN(new Date(at).getTime())
    const dated = isTime ? `dated ${new Date(at).toISOString()}` : 'with no valid time'
    faults.push(`An entry without a number was inserted, ${dated}.`)
  }
  return {
    entries,
    beforeChain: unnumbered.length - late.length,
    head: { number: last.number, hash: last.hash },
    faults,
    notedAt,
  }
}
