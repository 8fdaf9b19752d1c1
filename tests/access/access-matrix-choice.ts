import { casesOf, type Case, type Subject } from '../../src/access/access-matrix'
import { some } from '../support/long-form'

/**
 * A subject as far as it is tried with one of its collections. What is under approval has the same rights by the same
 * code: in the short form, the first kind has documents in every state, and each further one in some.
 */
export const triedWith = (subject: Subject, collection: string): Subject => {
  const { states } = subject
  if (!states || collection === subject.collections[0]) return subject
  const nameOf = (state: string): string => `${collection} ${state}`
  const changing = some(states.changing, 2, nameOf)
  const others = states.reading.filter((state) => !states.changing.includes(state))
  const reading = [...changing, ...some(others, 2, nameOf)]
  return {
    ...subject,
    states: { reading: states.reading.filter((state) => reading.includes(state)), changing },
  }
}

/** What one answer is about: a list has all documents, a change in bulk those of all owners. */
const unitOf = ({ operation, person, whose, state }: Case): string => {
  const isOfAll = operation === 'list' || operation === 'read-versions'
  const isInBulk = operation === 'bulk-update' || operation === 'bulk-delete'
  return [operation, person, isOfAll || isInBulk ? '' : whose, isOfAll ? '' : state].join()
}

const grouped = <Entry>(all: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> => {
  const groups = new Map<string, Entry[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/**
 * The cases of one collection that are tried. In the short form, of the people who may the same with the same documents
 * one `outOf` of them, and at least one: each operation, owner and state is there, allowed and refused. Of each subject's
 * first collection everybody tries each operation.
 *
 * @param turn another number for other people
 */
export const chosenCases = (subject: Subject, collection: string, outOf: number, turn: number): Case[] => {
  const cases = casesOf(subject, collection)
  const units = grouped(cases, unitOf)
  const rightsOf = (unit: string): string =>
    (units.get(unit) ?? [])
      .map(({ operation, whose, state, allowed }) => [operation, whose, state, allowed].join())
      .join(';')
  const alike = [...grouped([...units.keys()], rightsOf).values()]
  const chosen = new Set(
    alike.flatMap((group) => {
      const first = turn % group.length
      const inTurn = [...group.slice(first), ...group.slice(0, first)]
      return some(inTurn, outOf, (unit) => `${collection} ${turn} ${unit}`)
    }),
  )
  const isFirst = collection === subject.collections[0]
  const byEach = isFirst
    ? grouped(cases, ({ operation, person }) => `${operation} ${person}`)
    : new Map<string, Case[]>()
  for (const own of byEach.values()) {
    const itsUnits = own.map(unitOf)
    if (!itsUnits.some((unit) => chosen.has(unit))) chosen.add(itsUnits[turn % itsUnits.length] ?? '')
  }
  return cases.filter((aCase) => chosen.has(unitOf(aCase)))
}
