import type { Payload } from 'payload'
import type { SecondFactor } from './second-factor'
import { isCannotStore } from '../storing/storage-failure'
import { logger } from '../settings/logger'

/**
 * Second factors as they would be stored if there were room: which codes have served, which sessions gave one, and
 * how many were wrong. Held in this process, and counted as if stored, so that a code serves once and five wrong ones
 * lock the account also meanwhile. Stored as soon as there is room.
 */
const held = new Map<string, SecondFactor>()

const interval = 3_000
let timer: NodeJS.Timeout | undefined

/** What is held in place of what is stored, unless something newer was stored since. */
export const heldOver = (stored: SecondFactor | null): SecondFactor | null => {
  const found = stored ? held.get(stored.id) : undefined
  return found && stored && found.revision > stored.revision ? found : stored
}

export const isHeld = ({ id }: SecondFactor): boolean => held.has(id)

const store = async (payload: Payload): Promise<void> => {
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
  clearInterval(timer)
  timer = undefined
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
  if ((held.get(known.id) ?? known).revision !== known.revision) return undefined
  held.set(known.id, changed)
  timer ??= setInterval(() => void store(payload), interval).unref()
  return changed
}
