/**
 * Within this process: something may have been published, withdrawn or changed. Told after each commit, whatever it
 * was about, so that delivery in the same process asks the database again before it answers from memory.
 */
const listeners = new Set<() => void>()

export const announceChange = (): void => {
  for (const listener of listeners) listener()
}

/** @returns what ends the listening */
export const onChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
