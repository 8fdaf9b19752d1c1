import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { onlyOne } from '../../scripts/only-one.mjs'
import { startOf } from '../../scripts/process-start.mjs'
import { inRepository } from '../../scripts/repository'
import { runCommand } from '../support/run-command'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kpsa-lock-'))
  lock = path.join(folder, 'some.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('lets several processes work one after the other, never two at once', async () => {
  const log = path.join(folder, 'log')
  const program = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout } from 'node:timers/promises'
    import { onlyOne } from ${JSON.stringify(pathToFileURL(inRepository('scripts', 'only-one.mjs')).href)}
    await onlyOne(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ')
      await setTimeout(150)
      appendFileSync(${JSON.stringify(log)}, 'out ')
    })
  `
  const run = () => runCommand(process.execPath, ['--input-type=module', '--eval', program])
  const results = await Promise.all([run(), run(), run(), run()])
  expect(results.map((result) => result.exitCode)).toEqual([0, 0, 0, 0])
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(4))
  expect(existsSync(lock)).toBe(false)
})

it('takes over from a process that died', async () => {
  const dead = await runCommand(process.execPath, ['--print', 'process.pid'])
  writeFileSync(lock, dead.stdout.trim())
  expect(await onlyOne(lock, async () => 'done')).toBe('done')
})

it.each([
  ['of a process whose number is another’s now', () => `${process.pid}\n1\n${lock}`],
  [
    'that came along with a copy of its folder',
    () => `${process.pid}\n${startOf(process.pid)}\n/elsewhere/some.lock`,
  ],
])('takes over a lock %s', async (_whose, text) => {
  writeFileSync(lock, text())
  expect(await onlyOne(lock, async () => 'done')).toBe('done')
})

it('gives the lock back when the work fails', async () => {
  const failing = onlyOne(lock, async () => {
    throw new Error('no disk')
  })
  await expect(failing).rejects.toThrow('no disk')
  expect(existsSync(lock)).toBe(false)
})
