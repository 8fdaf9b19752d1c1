import { setTimeout as pause } from 'node:timers/promises'
import type { MovableClock } from '../../support/movable-clock'
import { bodyOf } from '../../support/items-over-rest'
import type { Alliance, AllianceSchool } from '../../support/small-alliance'
import { LetterUnderTest, type Stage } from './letter-under-test'
import { isMove, type Step } from './model'
import type { School } from './paper'
import { PublicDoors, sitesOf } from './public-doors'
import type { Sequence } from './random-steps'

/** So much time is between two rounds; the clock reaches a round two seconds after its moment. */
const roundMs = 20 * 60_000
const afterwardsMs = 2_000
/** The program looks for what is due every second. */
const tickMs = 1_500
const patienceMs = 240_000

/** The running system, its clock, and what is public, for any number of sequences after one another. */
export class SequencesUnderTest {
  #round = 0
  readonly #start: number
  readonly #stage: Stage
  readonly #doors: PublicDoors
  #labels = 0
  readonly #away = new Set<School>()

  constructor(
    alliance: Alliance,
    readonly clock: MovableClock,
  ) {
    const [a, b, c] = alliance.schools as [AllianceSchool, AllianceSchool, AllianceSchool]
    this.#start = clock.now() - afterwardsMs
    this.#stage = {
      alliance,
      school: { a, b, c },
      round: () => this.#round,
      momentOf: (round) => new Date(this.#start + round * roundMs).toISOString(),
    }
    this.#doors = new PublicDoors(alliance.visitor, sitesOf({ a: a.slug, b: b.slug, c: c.slug }))
  }

  /**
   * Runs sequences side by side: the clock and the schools are the same for all, so all take what lies before a move,
   * and then it is made; all have the same moves. Whoever differs from the model is compared no further.
   *
   * @returns the letters, each with what was different; the steps that it took are the first `taken`
   */
  async run(sequences: readonly Sequence[]): Promise<{ letter: LetterUnderTest; taken: number }[]> {
    const running = sequences.map(({ letter, steps }) => ({
      letter: new LetterUnderTest(this.#stage, `L${(this.#labels += 1)}`, letter),
      segments: inSegments(steps),
      taken: 0,
    }))
    await sideBySide(running, ({ letter }) => letter.create())
    const most = Math.max(...running.map(({ segments }) => segments.length))
    for (let at = 0; at < most; at += 1) {
      const going = running.filter(({ letter, segments }) => letter.differences.length === 0 && segments[at])
      const move = going[0]?.segments[at]?.move
      if (move) await this.#move(move, going)
      await sideBySide(going, async (one) => {
        for (const step of one.segments[at]?.steps ?? []) {
          if (one.letter.differences.length > 0) return
          await one.letter.take(step)
          one.taken += 1
        }
        if (one.letter.differences.length === 0) await one.letter.compareReviews()
      })
      const sound = going.filter(({ letter }) => letter.differences.length === 0)
      await this.#doors.compare(sound.map(({ letter }) => letter))
    }
    for (const school of this.#away) await this.#setLeftOn(school, null)
    return running.map(({ letter, taken }) => ({ letter, taken }))
  }

  /** Makes a move, waits until what follows from it is done, and compares. */
  async #move(move: Step, going: { letter: LetterUnderTest; taken: number }[]): Promise<void> {
    if (move.do === 'clock') {
      this.#round += 1
      await this.clock.moveTo(this.#start + this.#round * roundMs + afterwardsMs)
      await pause(tickMs)
    }
    if (move.do === 'leave') await this.#setLeftOn(move.school, '2023-06-14T00:00:00.000Z')
    if (move.do === 'return') await this.#setLeftOn(move.school, null)
    for (const one of going) {
      await one.letter.take(move)
      one.taken += 1
    }
    const until = Date.now() + patienceMs
    for (let late = going; late.length > 0;) {
      await sideBySide(late, async ({ letter }) => {
        letter.differences.length = 0
        await letter.compareReviews()
      })
      late = late.filter(({ letter }) => letter.differences.length > 0)
      if (late.length === 0 || Date.now() > until) break
      await pause(500)
    }
  }

  async #setLeftOn(school: School, leftOn: string | null): Promise<void> {
    if (leftOn === null) this.#away.delete(school)
    else this.#away.add(school)
    const { alliance, school: schools } = this.#stage
    bodyOf(await alliance.admin.patch(`/api/schools/${schools[school].id}`, { leftOn }))
  }
}

/** A move, and the steps up to the next one. */
type Segment = { move: Step | undefined; steps: Step[] }

const inSegments = (steps: readonly Step[]): Segment[] => {
  const segments: Segment[] = [{ move: undefined, steps: [] }]
  for (const step of steps) {
    if (isMove(step)) segments.push({ move: step, steps: [] })
    else segments.at(-1)?.steps.push(step)
  }
  return segments
}

/** Four at a time: what they do to one another is a matter of other tests, but it costs nothing. */
const sideBySide = async <One>(all: readonly One[], work: (one: One) => Promise<void>): Promise<void> => {
  const waiting = [...all]
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one)
    }),
  )
}

/**
 * The same sequence without what a difference does not need: from the end, each step is left out where there is a
 * difference without it as well.
 *
 * @param most how often it is tried
 */
export const shrink = async (
  system: SequencesUnderTest,
  failing: Sequence,
  most: number,
): Promise<{ sequence: Sequence; differences: string[] }> => {
  const differencesOf = async (sequence: Sequence): Promise<string[]> =>
    (await system.run([sequence]))[0]?.letter.differences ?? []
  let sequence = failing
  let differences = await differencesOf(sequence)
  if (differences.length === 0) return { sequence, differences }
  let tries = 0
  for (let at = sequence.steps.length - 1; at >= 0 && tries < most; at -= 1, tries += 1) {
    const shorter = { ...sequence, steps: sequence.steps.toSpliced(at, 1) }
    const found = await differencesOf(shorter)
    if (found.length > 0) [sequence, differences] = [shorter, found]
  }
  return { sequence, differences }
}
