/**
 * The same answer for a short while, and one load at a time: a hundred requests in the same moment ask the
 * database once. A failure is not remembered.
 * @param forMs how long an answer counts, in milliseconds, from when its loading began
 */
export const rememberBriefly = <T>(
  load: () => Promise<T>,
  forMs: number,
  now: () => number = () => performance.now(),
): (() => Promise<T>) => {
  let remembered: { since: number; answer: Promise<T> } | undefined
  return () => {
    const time = now()
    if (remembered && time - remembered.since < forMs) return remembered.answer
    const entry = { since: time, answer: load() }
    remembered = entry
    entry.answer.catch(() => {
      if (remembered === entry) remembered = undefined
    })
    return entry.answer
  }
}
