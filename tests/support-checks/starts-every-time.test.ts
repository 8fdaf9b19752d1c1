import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { rounds } from '../support/long-form'
import { startSystem } from '../support/running-system'

// See scripts/node-arguments.mjs for what this guards against: it failed 2 to 12 times of 20, in any program that starts.
// lexical-modules.unit.test.ts holds the cause; other tests start some hundred programs besides.
it('starts every time', { timeout: 5 * 60_000 }, async () => {
  const each = rounds({ short: 1, long: 5 })
  const startMany = async (times: number): Promise<number> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-starts-'))
    let started = 0
    for (let time = 0; time < times; time++) {
      const system = await startSystem({ folder })
      started += 1
      await system.kill('SIGKILL')
    }
    await rm(folder, { recursive: true, force: true })
    return started
  }
  const [one, other] = await Promise.all([startMany(each), startMany(each)])
  expect(one + other).toBe(2 * each)
})
