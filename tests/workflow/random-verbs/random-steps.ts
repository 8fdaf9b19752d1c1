import { isPossible, newWorld, signersOf, take, type Letter, type Step, type World } from './model'
import { schools, type School } from './paper'

/** A letter and what is done with it. */
export type Sequence = { letter: Letter; steps: Step[] }

/** The same numbers for the same seed (mulberry32). */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
type Random = ReturnType<typeof randomFrom>

const oneOf = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random(values.length)] as Value

const someOf = (random: Random, from: readonly School[], oneIn: number): School[] =>
  from.filter(() => random(oneIn) === 0)

// Published in the first round, withdrawn in the second: two jobs of one moment come in no certain order.
const times: [number | null, number | null][] = [
  ...Array.from({ length: 8 }, (): [null, null] => [null, null]),
  [1, null],
  [1, 2],
  [null, 2],
  [null, 2],
  [0, 2],
  [null, 0],
]

const randomLetter = (random: Random): Letter => {
  const [publishAt, withdrawAt] = oneOf(random, times)
  const coSigners = random(4) === 0 ? (['b'] as School[]) : []
  return {
    text: random(4),
    ownSite: random(6) > 0,
    kpsa: random(2) === 0,
    offered: someOf(random, ['b', 'c'], 2).filter((school) => random(3) > 0 || !coSigners.includes(school)),
    coSigners,
    publishAt,
    withdrawAt,
  }
}

const kindsOfStep: ((random: Random, world: World) => Step)[] = [
  (random) => ({ do: 'edit', letter: randomLetter(random) }),
  // An edit of one thing keeps the others as they were, as most do.
  (random, { letter }) => ({ do: 'edit', letter: { ...letter.newest, text: random(4) } }),
  (random, { letter }) => ({
    do: 'edit',
    letter: { ...letter.newest, offered: someOf(random, ['b', 'c'], 2) },
  }),
  () => ({ do: 'submit' }),
  () => ({ do: 'submit' }),
  (random, { letter }) => ({ do: 'approve', by: oneOf(random, signersOf(letter.newest)) }),
  (random, { letter }) => ({ do: 'approve', by: oneOf(random, signersOf(letter.newest)) }),
  (random) => ({ do: 'approve', by: oneOf(random, schools) }),
  (random) => ({ do: 'send-back', by: oneOf(random, schools) }),
  () => ({ do: 'withdraw' }),
  (random) => ({
    do: 'receive',
    by: oneOf(random, ['b', 'c']),
    decision: oneOf(random, ['accept', 'accept', 'decline']),
  }),
  (random) => ({ do: 'receive', by: oneOf(random, ['b', 'c']), decision: 'accept' }),
  (random) => ({ do: 'share', decision: oneOf(random, ['accept', 'decline']) }),
  (random) => ({
    do: 'translate',
    text: random(3),
    made: oneOf(random, [undefined, undefined, 'published', 'newest']),
  }),
  () => ({ do: 'submit-polish' }),
  () => ({ do: 'submit-polish' }),
  (random, { polish }) => ({
    do: 'approve-polish',
    by: oneOf(random, polish ? signersOf(polish.newest) : schools),
  }),
  (random, { polish }) => ({
    do: 'approve-polish',
    by: oneOf(random, polish ? signersOf(polish.newest) : schools),
  }),
  (random) => ({ do: 'send-back-polish', by: oneOf(random, schools) }),
  () => ({ do: 'withdraw-polish' }),
]

/** Mostly what is possible; now and then what must be refused. */
const randomStep = (random: Random, world: World): Step => {
  for (let tries = 0; tries < 12; tries += 1) {
    const step = oneOf(random, kindsOfStep)(random, world)
    if (isPossible(world, step) || random(12) === 0) return step
  }
  return { do: 'submit' }
}

/** Half of them begin with a letter that is live, since most of what can go wrong comes after that. */
const beginning = (random: Random, letter: Letter): Step[] =>
  random(2) === 0 ? [] : [{ do: 'submit' }, ...signersOf(letter).map((by): Step => ({ do: 'approve', by }))]

/** Of which kind the sequences are: `moves` happen to all letters at once, with `length` steps before and after each. */
export type Shape = { moves: readonly Step[]; length: number }

export const randomSequence = (seed: number, { moves, length }: Shape): Sequence => {
  const random = randomFrom(seed)
  const letter = randomLetter(random)
  const world = newWorld(letter)
  const steps: Step[] = []
  const add = (step: Step) => {
    steps.push(step)
    take(world, step)
  }
  const addSome = () => {
    for (let count = 0; count < length; count += 1) add(randomStep(random, world))
  }
  beginning(random, letter).forEach(add)
  addSome()
  for (const move of moves) {
    add(move)
    addSome()
  }
  return { letter, steps }
}
