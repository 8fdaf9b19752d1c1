import type { PayloadRequest, Where } from 'payload'
import type { AuditAction } from '../records/happening'
import type { AuditEntry } from '../records/audit'
import { storedId } from '@kpsa/payload-content'
import { asSlug, type Item } from '../item'
import type { Problem } from '../problem'

/** A time that came in vain: what was to go live did not, or what was to come down did not. */
const inVain = ['not-published', 'not-withdrawn'] as const satisfies AuditAction[]
type InVain = (typeof inVain)[number]

/** What puts an end to that: somebody, or a later try, saw to it. */
const settling = ['submit', 'publish', 'withdraw'] as const satisfies AuditAction[]

const isInVain = (action: string): action is InVain => (inVain as readonly string[]).includes(action)
const isAboutTimes = (action: string): boolean =>
  isInVain(action) || (settling as readonly string[]).includes(action)

type Told = Pick<AuditEntry, 'action' | 'note' | 'version'>

/** The entry about a time that came in vain, unless that was settled since. @param history oldest first */
export const unmetTime = <Entry extends Told>(history: readonly Entry[]): Entry | undefined => {
  const last = history.findLast(({ action }) => isAboutTimes(action))
  return last && isInVain(last.action) ? last : undefined
}

const sentenceFor = ({ action, note }: Told, { workflow }: Item): string => {
  if (action === 'not-withdrawn')
    return `This is still public although its time to come down is past. ${note}`
  if (workflow.scheduledVersion) return `This is not live yet although its time has come. ${note}`
  return `This did not go live at its time, and has to be submitted again. The reason: ${note}`
}

/** What a review says of a time that came in vain. It keeps nobody from doing anything. */
export const problemsOfTimes = (history: readonly Told[], item: Item): Problem[] => {
  const unmet = unmetTime(history)
  return unmet ? [{ code: unmet.action, message: sentenceFor(unmet, item), blocking: false }] : []
}

/** An item whose time came in vain. `at` is RFC 3339 UTC. */
export type UnmetTime = { collection: string; id: string; action: InVain; note: string; at: string }

/** After this time nobody is reminded any more, in milliseconds. */
const remindedForMs = 90 * 24 * 3_600_000
/** More would be no list that somebody reads. */
const most = 200

type Entry = AuditEntry & { id: string; itemCollection: string; itemId: string }

const entriesWhere = async (
  req: PayloadRequest,
  where: Where,
  sort: string,
  limit: number,
): Promise<Entry[]> => {
  const { docs } = await req.payload.db.find<Entry>({
    collection: 'audit-entries',
    where,
    sort,
    limit,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

/** Drafts that were never public can be deleted. */
const stillThere = async (req: PayloadRequest, unmet: readonly UnmetTime[]): Promise<UnmetTime[]> => {
  const there = new Set<string>()
  for (const collection of new Set(unmet.map((one) => one.collection))) {
    const ids = unmet.filter((one) => one.collection === collection).map(({ id }) => id)
    const { docs } = await req.payload.db.find<{ id: string | number }>({
      collection: asSlug(collection),
      where: { id: { in: ids.map((id) => storedId(req, collection, id)) } },
      select: {},
      limit: 0,
      pagination: false,
      req: { transactionID: req.transactionID },
    })
    for (const { id } of docs) there.add(`${collection} ${id}`)
  }
  return unmet.filter(({ collection, id }) => there.has(`${collection} ${id}`))
}

/** Every item whose time came in vain, and that nobody has seen to since; newest first. A few questions, however many. */
export const unmetTimes = async (req: PayloadRequest): Promise<UnmetTime[]> => {
  const since = new Date(Date.now() - remindedForMs).toISOString()
  const found = await entriesWhere(
    req,
    { and: [{ action: { in: [...inVain] } }, { at: { greater_than: since } }] },
    '-at',
    most,
  )
  if (found.length === 0) return []
  const later = await entriesWhere(
    req,
    {
      and: [
        { itemId: { in: [...new Set(found.map(({ itemId }) => itemId))] } },
        { action: { in: [...inVain, ...settling] } },
      ],
    },
    'at',
    0,
  )
  const histories = new Map<string, Entry[]>()
  for (const entry of later) {
    const key = `${entry.itemCollection} ${entry.itemId}`
    histories.set(key, [...(histories.get(key) ?? []), entry])
  }
  const unmet = [...histories.values()]
    .flatMap((history) => unmetTime(history) ?? [])
    .map(({ itemCollection, itemId, action, note, at }) => ({
      collection: itemCollection,
      id: itemId,
      action: action as InVain,
      note,
      at,
    }))
    .sort((a, b) => b.at.localeCompare(a.at))
  return stillThere(req, unmet)
}
