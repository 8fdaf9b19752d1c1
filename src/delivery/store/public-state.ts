import { onChange } from '../../public/announce-change'
import type { PublicationStore } from './publication-store'

/** How often the number is read while there are visitors, in milliseconds. */
const readEveryMs = 250

/**
 * How long a number counts, in milliseconds from when its reading began. What another process withdraws is out of
 * sight when this has passed, also where the database has stopped answering.
 */
const countsForMs = 900

/** After so long without a visitor, in milliseconds, nothing is read any more until the next one comes. */
const idleAfterMs = 60_000

/** Which state the public content is in: one number, which every change of what delivery shows makes greater. */
export type PublicState = {
  /** The number where it is surely not older than a second; otherwise undefined, and `current` has to be asked. */
  fresh: () => number | undefined
  /** The number, read now if need be. @throws ProblemError `not-ready-yet` where the database does not answer */
  current: () => Promise<number>
  /** The newest number and when its reading began, for figures: asks nobody. Undefined before the first. */
  known: () => { number: number; ageSeconds: number } | undefined
  close: () => void
}

type Reading = { begun: number; answer: Promise<number> }

/**
 * Watches the state's number. A change in this process is noticed at once: readings that began before it count no
 * longer. One in another process is seen by a small read every quarter of a second.
 */
export const watchState = (
  store: Pick<PublicationStore, 'stateNumber'>,
  now: () => number = () => performance.now(),
): PublicState => {
  let known: { begun: number; number: number } | undefined
  let reading: Reading | undefined
  let changed = -Infinity
  let visited = -Infinity
  let timer: NodeJS.Timeout | undefined

  const counts = (begun: number, at = now()): boolean => begun > changed && at - begun < countsForMs

  const read = (): Promise<number> => {
    const begun = now()
    const entry: Reading = { begun, answer: store.stateNumber() }
    reading = entry
    entry.answer.then(
      (number) => {
        if (begun >= (known?.begun ?? -Infinity)) known = { begun, number }
        if (reading === entry) reading = undefined
      },
      () => {
        if (reading === entry) reading = undefined
      },
    )
    return entry.answer
  }

  const watch = (at: number): void => {
    visited = at
    timer ??= setInterval(() => {
      if (now() - visited > idleAfterMs) {
        clearInterval(timer)
        timer = undefined
      } else if (!reading || !counts(reading.begun)) {
        // Whoever needs the number learns of the failure; the watch goes on.
        read().catch(() => undefined)
      }
    }, readEveryMs).unref()
  }

  const stopListening = onChange(() => {
    changed = now()
  })

  const fresh = (): number | undefined => {
    const at = now()
    watch(at)
    return known && counts(known.begun, at) ? known.number : undefined
  }

  return {
    fresh,
    async current() {
      const number = fresh()
      if (number !== undefined) return number
      return reading && counts(reading.begun) ? reading.answer : read()
    },
    known: () => known && { number: known.number, ageSeconds: (now() - known.begun) / 1000 },
    close() {
      stopListening()
      clearInterval(timer)
    },
  }
}

/**
 * What is loaded is remembered as long as the public content is in the same state, and one load is shared by all
 * who ask. A failure is not remembered.
 */
export const rememberForState = <T>(
  state: Pick<PublicState, 'current'>,
  load: () => Promise<T>,
): (() => Promise<T>) => {
  let remembered: { number: number; answer: Promise<T> } | undefined
  return async () => {
    // Asked before the load: what changes in between is loaded again, and never taken for known.
    const number = await state.current()
    if (remembered?.number === number) return remembered.answer
    const entry = { number, answer: load() }
    remembered = entry
    entry.answer.catch(() => {
      if (remembered === entry) remembered = undefined
    })
    return entry.answer
  }
}
