import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest, type DatabaseUnderTest } from '../../support/database-under-test'
import { rounds } from '../../support/long-form'
import { movableClock, type MovableClock } from '../../support/movable-clock'
import { startAlliance, type Alliance } from '../../support/small-alliance'
import { randomSequence, type Sequence, type Shape } from './random-steps'
import { SequencesUnderTest, shrink } from './run-sequences'

/** Sequences on both databases together, and the first one's seed; see docs/developers.md. */
const sequences = Number(process.env.VERBS_SEQUENCES ?? 500)
const firstSeeds = { SQLite: 20_230_600, MongoDB: 20_240_600 }
/** Whole groups of seeds run side by side, and all of a group have the same moves. */
const inAGroup = 50
const groupOf = (seed: number) => Math.floor(seed / inAGroup)
/** Which of them a group has follows from its seeds. */
const shapes: Shape[] = [
  { moves: [{ do: 'clock' }, { do: 'clock' }], length: 3 },
  ...(['b', 'c'] as const).map((school): Shape => ({
    moves: [{ do: 'leave', school }, { do: 'clock' }, { do: 'return', school }, { do: 'clock' }],
    length: 2,
  })),
]
const mostTriesToShrink = 40
/** In the short form each shape has a few of the same sequences, unless somebody asks for certain ones. */
const isAskedFor = process.env.VERBS_SEQUENCES !== undefined || process.env.VERBS_SEED !== undefined
const groupsAtMost = isAskedFor ? Infinity : rounds({ short: shapes.length, long: Infinity })
const ofEachGroup = isAskedFor ? inAGroup : rounds({ short: 8, long: inAGroup })

const groupsOf = (firstSeed: number, count: number): number[][] => {
  const groups = new Map<number, number[]>()
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1)
    groups.set(groupOf(seed), [...(groups.get(groupOf(seed)) ?? []), seed])
  return [...groups.values()].slice(0, groupsAtMost).map((seeds) => seeds.slice(0, ofEachGroup))
}

const report = async (system: SequencesUnderTest, seed: number, failing: Sequence, first: string[]) => {
  const { sequence, differences } = await shrink(system, failing, mostTriesToShrink)
  const again = differences.length > 0
  return [
    `VERBS_SEED=${seed} VERBS_SEQUENCES=1 shows it again; ${again ? 'the shortest:' : 'alone it does not happen:'}`,
    JSON.stringify(sequence.letter),
    ...sequence.steps.map((step) => `  ${JSON.stringify(step)}`),
    ...(again ? differences : first),
  ].join('\n')
}

/** Half of the sequences, on one database; each database has its own. */
export const testSequencesOn = (name: DatabaseUnderTest['name']): void => {
  const database = databasesUnderTest().find((one) => one.name === name) as DatabaseUnderTest
  const firstSeed = Number(process.env.VERBS_SEED ?? firstSeeds[name])
  const groups = groupsOf(firstSeed, Math.ceil(sequences / 2))
  const count = groups.flat().length

  describe(`random sequences of verbs, on ${name}`, () => {
    let clock: MovableClock
    let alliance: Alliance

    beforeAll(async () => {
      clock = await movableClock()
      alliance = await startAlliance(database, { schools: 3, env: clock.env })
    })
    afterAll(() => clock?.remove())

    it(
      `${count} of them show the same at every public door as the model of the contract`,
      { timeout: Math.max(15, count / 10) * 60_000 },
      async () => {
        const system = new SequencesUnderTest(alliance, clock)
        for (const seeds of groups) {
          const shape = shapes[groupOf(seeds[0] ?? 0) % shapes.length] as Shape
          const chosen = seeds.map((seed) => randomSequence(seed, shape))
          const ran = await system.run(chosen)
          const at = ran.findIndex(({ letter }) => letter.differences.length > 0)
          const [failed, sequence] = [ran[at], chosen[at]]
          if (!failed || !sequence) continue
          const steps = sequence.steps.slice(0, failed.taken)
          expect.fail(
            await report(system, seeds[at] ?? 0, { ...sequence, steps }, [...failed.letter.differences]),
          )
        }
      },
    )
  })
}
