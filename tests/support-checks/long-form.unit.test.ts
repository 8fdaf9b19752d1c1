import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const load = async (form: string | undefined) => {
  vi.stubEnv('KPSA_TESTS', form)
  return import('../support/long-form')
}

const people = ['editor', 'headteacher', 'chair', 'administrator']
const verbs = ['read', 'create', 'update', 'delete', 'submit', 'approve', 'withdraw', 'receive']
const pairs = people.flatMap((person) => verbs.map((verb) => ({ person, verb })))
const nameOf = ({ person, verb }: { person: string; verb: string }) => `${person} ${verb}`

describe('tests that try very many things', () => {
  beforeEach(() => vi.resetModules())
  afterEach(() => vi.unstubAllEnvs())

  it('leave nothing out in the long form', async () => {
    const { rounds, some } = await load('long')
    expect(some(pairs, 4, nameOf)).toEqual(pairs)
    expect(rounds({ short: 5, long: 500 })).toBe(500)
  })

  it('take a part in the short form, the same each time and in whatever order', async () => {
    const { rounds, some } = await load(undefined)
    const chosen = some(pairs, 4, nameOf)
    expect(chosen.length).toBeGreaterThan(0)
    expect(chosen.length).toBeLessThan(pairs.length / 2)
    expect(new Set(some(pairs.toReversed(), 4, nameOf))).toEqual(new Set(chosen))
    expect(rounds({ short: 5, long: 500 })).toBe(5)
  })

  it('follow no order that the things stand in', async () => {
    const { some } = await load(undefined)
    const chosen = some(pairs, 4, nameOf)
    expect(new Set(chosen.map(({ person }) => person)).size).toBeGreaterThan(1)
    expect(new Set(chosen.map(({ verb }) => verb)).size).toBeGreaterThan(1)
  })

  it('try at least one', async () => {
    const { some } = await load(undefined)
    expect(some(['only one'], 1_000_000, (name) => name)).toEqual(['only one'])
  })
})
