import { describe, expect, it } from 'vitest'
import { rememberForState, watchState } from '../../src/delivery/store/public-state'
import { announceChange } from '../../src/public/announce-change'

/** A store whose readings end when the test says so, and a clock that stands still. */
const watched = () => {
  const readings: PromiseWithEnd[] = []
  const clock = { now: 0 }
  const store = { stateNumber: () => (readings.push(promiseWithEnd()), readings.at(-1)!.promise) }
  return { readings, clock, state: watchState(store, () => clock.now) }
}

type PromiseWithEnd = { promise: Promise<number>; end: (number: number) => void; fail: () => void }
const promiseWithEnd = (): PromiseWithEnd => {
  let end: (number: number) => void = () => undefined
  let fail: () => void = () => undefined
  const promise = new Promise<number>((resolve, reject) => {
    end = resolve
    fail = () => reject(new Error('no database'))
  })
  return { promise, end, fail }
}

describe('the state of the public content', () => {
  it('is read once for all who ask, and counts for less than a second from when its reading began', async () => {
    const { readings, clock, state } = watched()
    expect(state.fresh()).toBeUndefined()
    const asked = [state.current(), state.current()]
    clock.now = 500
    readings[0]?.end(7)
    expect(await Promise.all(asked)).toEqual([7, 7])
    expect(readings).toHaveLength(1)
    expect(state.fresh()).toBe(7)
    clock.now = 899
    expect(state.fresh()).toBe(7)
    clock.now = 1000
    expect(state.fresh()).toBeUndefined()
    state.close()
  })

  it('counts no longer once something changed in this process, nor does a reading that began before', async () => {
    const { readings, clock, state } = watched()
    const before = state.current()
    clock.now = 10
    announceChange()
    clock.now = 20
    const after = state.current()
    readings[0]?.end(1)
    await before
    expect(state.fresh()).toBeUndefined()
    readings[1]?.end(2)
    expect(await after).toBe(2)
    expect(state.fresh()).toBe(2)
    state.close()
  })

  it('does not go back where an older reading ends later', async () => {
    const { readings, clock, state } = watched()
    const first = state.current()
    clock.now = 950
    const second = state.current()
    readings[1]?.end(5)
    await second
    readings[0]?.end(4)
    await first
    expect(state.fresh()).toBe(5)
    state.close()
  })

  it('is unknown where the database fails, and known again when it answers', async () => {
    const { readings, state } = watched()
    const failing = state.current()
    readings[0]?.fail()
    await expect(failing).rejects.toThrow('no database')
    const next = state.current()
    readings[1]?.end(3)
    expect(await next).toBe(3)
    state.close()
  })
})

describe('what is remembered for a state', () => {
  it('is loaded once in each state, and again after a failure', async () => {
    let number = 1
    let loads = 0
    let broken = true
    const remembered = rememberForState({ current: async () => number }, async () => {
      loads += 1
      if (broken) throw new Error('broken for this test')
      return loads
    })
    await expect(remembered()).rejects.toThrow('broken')
    broken = false
    expect(await Promise.all([remembered(), remembered()])).toEqual([2, 2])
    number = 2
    expect(await remembered()).toBe(3)
    expect(await remembered()).toBe(3)
  })
})
