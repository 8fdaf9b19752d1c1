/**
 * A queue with one place, in the order of asking, for work that takes much memory or time. Nobody is told that it
 * takes long, and what fails holds up nobody behind it.
 */
export const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
