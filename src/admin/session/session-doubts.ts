/** Told where an answer says that nobody is signed in any more. */
const listeners = new Set<() => void>()

export const onDoubt = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const doubtSession = (): void => listeners.forEach((listener) => listener())
