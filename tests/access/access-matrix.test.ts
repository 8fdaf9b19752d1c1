import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  isReading,
  matrix,
  people,
  type Case,
  type Person,
  type Subject,
} from '../../src/access/access-matrix'
import { databasesUnderTest, type DatabaseUnderTest } from '../support/database-under-test'
import { Attempts } from './access-matrix-attempts'
import { chosenCases, triedWith } from './access-matrix-choice'
import { eachInTurn, Fixture } from './access-matrix-fixture'
import { leave, openWorld, type World } from './access-matrix-world'

const collections = matrix.flatMap((subject) =>
  subject.collections.map((collection) => ({ subject: triedWith(subject, collection), collection })),
)

/**
 * All kinds of item have the same rights, by the same code. Each kind is tried on the first database; on the second, one
 * shows what that makes of the rights.
 */
const triedOn = ({ name }: DatabaseUnderTest) =>
  name === 'SQLite'
    ? collections
    : collections.filter(
        ({ subject, collection }) => !subject.states || collection === subject.collections[0],
      )

/** Where many collections have the same rights, each is tried with fewer people, and not with the same ones. */
const oneOutOf = (subject: Subject): number => (subject.states ? 12 : 6)
const turnOf = ({ name }: DatabaseUnderTest, collection: string): number =>
  collections.findIndex((one) => one.collection === collection) + (name === 'SQLite' ? 0 : 5)

/** Requests that are under way at the same time. */
const atOnce = 8

const named = ({ operation, person, whose, state }: Case) =>
  `${operation} by ${person}, ${whose}${state ? `, ${state}` : ''}`

describe.each(databasesUnderTest())('the access matrix, on $name', (database) => {
  let world: World
  const fixtures = new Map<string, Fixture>()
  let tried = 0

  beforeAll(async () => {
    world = await openWorld(database)
    for (const { subject, collection } of collections) {
      const fixture = new Fixture(world, subject, collection)
      await fixture.fill()
      fixtures.set(collection, fixture)
    }
    await leave(world)
  }, 400_000)

  afterAll(() => {
    process.stdout.write(`access matrix on ${database.name}: ${tried} cases\n`)
  })

  it.each(triedOn(database))(
    '$collection: everybody may do what the matrix says, and nothing else',
    async ({ subject, collection }) => {
      const fixture = fixtures.get(collection) as Fixture
      const attempts = new Attempts(fixture, [...fixtures.values()])
      const faults: string[] = []
      const run = async (aCase: Case) => {
        const fault = await attempts.try(aCase)
        tried += 1
        if (fault) faults.push(`${named(aCase)}: ${fault}`)
      }
      const cases = chosenCases(subject, collection, oneOutOf(subject), turnOf(database, collection))
      await eachInTurn(
        cases.filter(({ operation }) => isReading(operation)),
        atOnce,
        run,
      )
      const before = await fixture.snapshot()
      const changing = cases.filter(({ operation }) => !isReading(operation))
      // One after the other for each person, so that nobody meets their own change half done.
      await eachInTurn(Object.keys(people) as Person[], atOnce, async (person) => {
        for (const aCase of changing.filter((one) => one.person === person)) await run(aCase)
      })
      const after = await fixture.snapshot()
      for (const name of Object.keys(before))
        if (JSON.stringify(before[name]) !== JSON.stringify(after[name]))
          faults.push(
            `${name} has changed, though nobody may: ${JSON.stringify(before[name])} → ${JSON.stringify(after[name])}`,
          )
      expect([...faults, ...attempts.leaks]).toEqual([])
    },
    180_000,
  )
})
