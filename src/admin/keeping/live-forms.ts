const nameOf = (id: string): string => `kpsa-form-${id}`

/**
 * Says to the other tabs of this browser that a form is open, for as long as its page lives.
 *
 * @returns a function that takes it back
 */
export const sayOpen = (id: string): (() => void) => {
  const leaving = new AbortController()
  const held = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
  void navigator.locks.request(nameOf(id), () => held)
  return () => leaving.abort()
}

/** Ids of the forms that are open in any tab of this browser. */
export const openForms = async (): Promise<(id: string) => boolean> => {
  const { held = [] } = await navigator.locks.query()
  const names = new Set(held.map(({ name }) => name))
  return (id) => names.has(nameOf(id))
}
