import type { Payload } from 'payload'
import type { SecondFactor } from './second-factor'
import { isCannotStore } from '../storing/storage-failure'
import { logger } from '../settings/logger'

/**
 * Second factors as they would be stored if there were room: which codes have served, which sessions gave one, and
 * how many were wrong. Held by this program, and counted as if stored, so that a code serves once and five wrong ones
 * lock the account also meanwhile. Stored as soon as there is room.
 */
class HeldSecondFactors extends Map<string, SecondFactor> {
  timer: NodeJS.Timeout | undefined
}

const interval = 3_000

const heldBy = new WeakMap<Payload, HeldSecondFactors>()
const heldFor = (payload: Payload): HeldSecondFactors => {
  const held = heldBy.get(payload) ?? new HeldSecondFactors()
  heldBy.set(payload, held)
  return held
}

/** What is held in place of what is stored, unless something newer was stored since. */
export const heldOver = (payload: Payload, stored: SecondFactor | null): SecondFactor | null => {
  const found = stored ? heldFor(payload).get(stored.id) : undefined
  return found && stored && found.revision > stored.revision ? found : stored
}

export const isHeld = (payload: Payload, { id }: SecondFactor): boolean => heldFor(payload).has(id)

const store = async (payload: Payload): Promise<void> => {
  const held = heldFor(payload)
  for (const [id, { revision, failures, lastStep, lockedUntil, verifiedSessions }] of held) {
    try {
      await payload.db.updateOne({
        collection: 'second-factors',
        where: { and: [{ id: { equals: id } }, { revision: { less_than: revision } }] },
        data: { revision, failures, lastStep, lockedUntil, verifiedSessions },
        options: { atomic: true },
        req: {},
      })
    } catch (error) {
      if (isCannotStore(error)) return
      logger.error({ err: error }, 'a second step that was held is lost')
    }
    if (held.get(id)?.revision === revision) held.delete(id)
  }
  if (held.size > 0) return
  clearInterval(held.timer)
  held.timer = undefined
}

/**
 * Holds a change that could not be stored.
 *
 * @returns the second factor as it counts now; undefined where somebody was faster
 */
export const holdSecondFactor = (
  payload: Payload,
  known: SecondFactor,
  changed: SecondFactor,
): SecondFactor | undefined => {
  const held = heldFor(payload)
  if ((held.get(known.id) ?? known).revision !== known.revision) return undefined
  held.set(known.id, changed)
  held.timer ??= setInterval(() => void store(payload), interval).unref()
  return changed
}
