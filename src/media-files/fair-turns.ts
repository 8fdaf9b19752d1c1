import { ProblemError } from '../problems/errors'

export type FairTurn = {
  /** Whose work it is. One owner has one place at a time, and owners follow one another in it. */
  owner: string
  /** Beside the owner, what nothing else may have in hand at the same time. */
  alone?: readonly string[]
}

export type FairTurnsOptions = {
  /** How much work may go on at the same time. */
  places: number
  /** How long somebody waits for a place, in milliseconds. */
  patience: number
}

type Waiting = { owner: string; keys: string[]; begin: () => void }

/**
 * A queue for work that takes much memory or time. The next place goes to the owner who has waited for a turn the
 * longest, and not to who has asked most often: thirty pictures of one school do not stand before one of another.
 * What fails holds up nobody behind it.
 *
 * The function that it gives throws ProblemError `uploads-busy` where no place came free in time.
 */
export const fairTurns = ({ places, patience }: FairTurnsOptions) => {
  const inHand = new Set<string>()
  const lastTurn = new Map<string, number>()
  let turns = 0
  let free = places
  let waiting: Waiting[] = []

  const next = (): Waiting | undefined =>
    waiting
      .filter(({ keys }) => !keys.some((key) => inHand.has(key)))
      .reduce<Waiting | undefined>(
        (best, one) =>
          best && (lastTurn.get(best.owner) ?? 0) <= (lastTurn.get(one.owner) ?? 0) ? best : one,
        undefined,
      )

  const fill = (): void => {
    for (let chosen = free > 0 ? next() : undefined; chosen; chosen = free > 0 ? next() : undefined) {
      const { owner, keys, begin } = chosen
      waiting = waiting.filter((one) => one !== chosen)
      keys.forEach((key) => inHand.add(key))
      free -= 1
      turns += 1
      lastTurn.set(owner, turns)
      begin()
    }
  }

  const leave = (keys: string[]): void => {
    keys.forEach((key) => inHand.delete(key))
    free += 1
    fill()
  }

  const placeFor = (owner: string, keys: string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(tooLong)
        resolve()
      }
      const mine: Waiting = { owner, keys, begin }
      const tooLong = setTimeout(() => {
        waiting = waiting.filter((one) => one !== mine)
        reject(new ProblemError('uploads-busy'))
      }, patience)
      waiting.push(mine)
      fill()
    })

  return async <T>({ owner, alone = [] }: FairTurn, work: () => Promise<T>): Promise<T> => {
    const keys = [`owner ${owner}`, ...alone.map((key) => `alone ${key}`)]
    await placeFor(owner, keys)
    try {
      return await work()
    } finally {
      leave(keys)
    }
  }
}
