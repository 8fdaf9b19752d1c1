/**
 * Loaded into a program under test before anything else (`node --import`): its clock is the real one, moved forward by
 * as many milliseconds as the file CLOCK_FILE says. So a test need not wait an hour for what happens in an hour.
 */
import { readFileSync } from 'node:fs'

const { CLOCK_FILE } = process.env

if (CLOCK_FILE) {
  const RealDate = Date
  let moved = 0
  const look = () => {
    try {
      moved = Number(readFileSync(CLOCK_FILE, 'utf8')) || 0
    } catch {
      // Between two writes there may be no file.
    }
  }
  look()
  setInterval(look, 50).unref()
  const now = () => RealDate.now() + moved
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}
