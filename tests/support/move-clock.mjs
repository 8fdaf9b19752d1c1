/**
 * Loaded into a program under test before anything else (`node --import`): its clock is the real one, moved forward by
 * as many milliseconds as the file CLOCK_FILE says. So a test need not wait an hour for what happens in an hour.
 * Programs that share a process have it from own-clock.ts.
 */
import { readFileSync } from 'node:fs'

/** @param {string} file @returns {() => number} by how many milliseconds the clock is moved, as the file says */
export const clockIn = (file) => {
  let moved = 0
  const look = () => {
    try {
      moved = Number(readFileSync(file, 'utf8')) || 0
    } catch {
      // Taken away by who moved it.
      clearInterval(looking)
    }
  }
  const looking = setInterval(look, 50).unref()
  look()
  return () => moved
}

/** @param {() => number} moved by how many milliseconds the clock is moved */
export const moveDate = (moved) => {
  const RealDate = Date
  const now = () => RealDate.now() + moved()
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}

const { CLOCK_FILE } = process.env
if (CLOCK_FILE) moveDate(clockIn(CLOCK_FILE))
