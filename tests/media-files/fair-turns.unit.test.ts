import { expect, it } from 'vitest'
import { fairTurns } from '../../src/media-files/fair-turns'

/** Work that ends when it is told to, and notes when it began. */
const controlled = () => {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name)
      ends.set(name, () => resolve(name))
    })
  /** Until every place that is free is given to somebody. */
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const end = async (name: string): Promise<void> => {
    await settled()
    ends.get(name)?.()
    await settled()
  }
  return { begun, work, end, settled }
}

it('a school with many files has one place, and the others come between them', async () => {
  const { begun, work, end, settled } = controlled()
  const inTurn = fairTurns({ places: 2, patience: 60_000 })
  const all = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) =>
    inTurn({ owner: name.slice(0, 1) }, work(name)),
  )
  await settled()
  expect(begun).toEqual(['a1', 'b1'])
  await end('a1')
  expect(begun).toEqual(['a1', 'b1', 'c1'])
  await end('c1')
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2'])
  await end('a2')
  expect(begun.slice(4)).toEqual(['a3'])
  await end('b1')
  expect(begun.slice(4)).toEqual(['a3', 'b2'])
  await end('a3')
  await end('b2')
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'c1'])
})

it('what two owners send alike is not in hand at the same time', async () => {
  const { begun, work, end, settled } = controlled()
  const inTurn = fairTurns({ places: 3, patience: 60_000 })
  const all = ['a', 'b'].map((owner) => inTurn({ owner, alone: ['same.webp'] }, work(owner)))
  await settled()
  expect(begun).toEqual(['a'])
  await end('a')
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  await Promise.all(all)
})

it('what fails holds up nobody, and who waits too long is told to try again', async () => {
  const { work, end } = controlled()
  const inTurn = fairTurns({ places: 1, patience: 50 })
  await expect(inTurn({ owner: 'a' }, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  const long = inTurn({ owner: 'a' }, work('long'))
  await expect(inTurn({ owner: 'b' }, work('b'))).rejects.toMatchObject({ code: 'uploads-busy', status: 503 })
  await end('long')
  expect(await long).toBe('long')
  const after = inTurn({ owner: 'b' }, work('after'))
  await end('after')
  expect(await after).toBe('after')
})
