import { describe, expect, it } from 'vitest'
import { hasTransactions } from '../../src/database/transactions-of'

describe('whether a MongoDB has transactions, by what it answers to hello', () => {
  it.each([
    ['a member of a replica set', { setName: 'rs0', msg: undefined }, true],
    ['a router of a sharded cluster, whose address names no replica set', { msg: 'isdbgrid' }, true],
    ['a lone server', {}, false],
    ['a server that gives empty answers', { setName: '', msg: '' }, false],
  ])('%s', (_what, hello, expected) => {
    expect(hasTransactions(hello)).toBe(expected)
  })
})
