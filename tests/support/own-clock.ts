import { AsyncLocalStorage } from 'node:async_hooks'
import { clockIn, moveDate } from './move-clock.mjs'

/** By how many milliseconds the clock of the program whose work this is has been moved. */
const ofProgram = new AsyncLocalStorage<() => number>()
let isMoved = false

/**
 * Does work whose clock, and that of all that it begins, is moved as the file says: programs of one process have a clock
 * each, and all others the real one.
 *
 * @param file as tests/support/movable-clock.ts writes it; undefined for the real clock
 */
export const withOwnClock = <T>(file: string | undefined, work: () => T): T => {
  if (file === undefined) return work()
  if (!isMoved) moveDate(() => ofProgram.getStore()?.() ?? 0)
  isMoved = true
  return ofProgram.run(clockIn(file), work)
}
