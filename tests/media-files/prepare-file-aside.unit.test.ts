import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { prepareFileAside } from '../../src/media-files/prepare-file-aside'
import { childrenOf, helpersOf, withoutHelpers } from '../support/child-processes'
import { plainPdf } from './pdf-samples'

const helpers = () => helpersOf(process.pid)
const zombies = () => childrenOf(process.pid).filter(({ state }) => state.startsWith('Z'))

const pdf = async () => (await plainPdf()).bytes()
const typeOf = async (bytes: Buffer) => (await prepareFileAside(bytes)).type

it('one process is ready, and serves many files', async () => {
  expect(helpers()).toEqual([])
  expect(await typeOf(await pdf())).toBe('application/pdf')
  const first = helpers()
  expect(first).toHaveLength(1)
  for (let file = 0; file < 5; file += 1) await typeOf(await pdf())
  expect(helpers()).toEqual(first)
})

it('there are never more than two at work', async () => {
  const bytes = await pdf()
  await Promise.all(Array.from({ length: 8 }, () => typeOf(bytes)))
  expect(helpers()).toHaveLength(2)
})

it('one that was killed while it waited is followed by another', async () => {
  const before = helpers()
  before.forEach((id) => process.kill(id, 'SIGKILL'))
  expect(await typeOf(await pdf())).toBe('application/pdf')
  expect(helpers().some((id) => before.includes(id))).toBe(false)
  expect(zombies()).toEqual([])
})

const unclosed = () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(5_000_000, '(')])

it('one that is killed at its work is started anew once, and then it is not the file’s fault', async () => {
  const lost: string[] = []
  const letThem = await withoutHelpers(process.pid)
  const answer = prepareFileAside(unclosed(), ({ message }) => lost.push(message))
  await expect(answer).rejects.toMatchObject({ code: 'uploads-busy', status: 503 })
  letThem()
  expect(lost).toHaveLength(2)
  expect(await typeOf(await pdf())).toBe('application/pdf')
})

it('one that reached its limit ends, and the next file has another', { timeout: 180_000 }, async () => {
  const before = helpers()
  await expect(prepareFileAside(unclosed())).rejects.toThrow(/^This file is too complicated/)
  // The next one is made ready by now, and nobody has asked for it yet.
  await pause(100)
  expect(helpers().length).toBeGreaterThan(0)
  expect(await typeOf(await pdf())).toBe('application/pdf')
  expect(helpers()).not.toEqual(before)
  expect(zombies()).toEqual([])
})

it('one makes room for another after a hundred files', async () => {
  const bytes = await pdf()
  await typeOf(bytes)
  const before = helpers()
  for (let file = 0; file < 100; file += 1) expect(await typeOf(bytes)).toBe('application/pdf')
  await expect.poll(() => before.every((id) => helpers().includes(id))).toBe(false)
  expect(await typeOf(bytes)).toBe('application/pdf')
  await expect.poll(zombies).toEqual([])
})
