import { describe, expect, it } from 'vitest'
import { casesOf, matrix } from '../../src/access/access-matrix'
import { chosenCases, triedWith } from './access-matrix-choice'

const collections = matrix.flatMap((subject) =>
  subject.collections.map((collection) => ({ subject: triedWith(subject, collection), collection })),
)

describe('the cases of the access matrix that are tried', () => {
  it.each(collections)(
    'with $collection: each operation, owner and state, allowed and refused',
    ({ subject, collection }) => {
      const kinds = (cases: ReturnType<typeof casesOf>) =>
        new Set(
          cases.map(({ operation, whose, state, allowed }) => [operation, whose, state, allowed].join(' ')),
        )
      expect(kinds(chosenCases(subject, collection, 12, 3))).toEqual(kinds(casesOf(subject, collection)))
    },
  )

  it('have everybody in them with each operation, of each subject', () => {
    for (const { subject, collection } of collections) {
      if (collection !== subject.collections[0]) continue
      const pairs = (cases: ReturnType<typeof casesOf>) =>
        new Set(cases.map(({ operation, person }) => `${person}: ${operation} ${collection}`))
      expect(pairs(chosenCases(subject, collection, 12, 3))).toEqual(pairs(casesOf(subject, collection)))
    }
  })
})
