import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { portOfRunning } from '../../scripts/demo/running-demo'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { startOf } from '../../scripts/process-start.mjs'
import { inRepository } from '../../scripts/repository'
import { runCommand } from '../support/run-command'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kpsa-running-'))
  mkdirSync(path.join(folder, 'original'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const noteOf = (name: string) => path.join(folder, name, 'running.json')

it('a demonstration runs from its own folder only, and as long as its process', async () => {
  const original = path.join(folder, 'original')
  const program = inRepository('tests', 'demo', 'note-running.ts')
  const demo = spawn(process.execPath, [...nodeArguments, program, original, '3456'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: inRepository(),
  })
  await once(demo.stdout, 'data')
  expect(portOfRunning(original)).toBe(3456)

  const copy = path.join(folder, 'copy')
  cpSync(original, copy, { recursive: true })
  expect(portOfRunning(copy)).toBeUndefined()

  demo.kill()
  await once(demo, 'close')
  expect(portOfRunning(original)).toBeUndefined()
})

it('another process that was given the number is none', () => {
  const note = {
    port: 3456,
    processId: process.pid,
    start: startOf(process.pid),
    folder: path.join(folder, 'original'),
  }
  const write = (more: object) => writeFileSync(noteOf('original'), JSON.stringify({ ...note, ...more }))
  write({})
  expect(portOfRunning(note.folder)).toBe(3456)
  write({ start: '1' })
  expect(portOfRunning(note.folder)).toBeUndefined()
})

it.each([
  ['as older versions wrote it', '{"port":3456}'],
  ['cut short', '{"por'],
  ['empty', ''],
])('a note %s keeps nobody from starting', (_how, text) => {
  writeFileSync(noteOf('original'), text)
  expect(portOfRunning(path.join(folder, 'original'))).toBeUndefined()
})

it('a second one from the same folder is told where the first is', async () => {
  // What the command needs until it looks for another one; its own folder is where its scripts are.
  const whole = path.join(folder, 'whole')
  cpSync(inRepository('scripts'), path.join(whole, 'scripts'), { recursive: true })
  for (const name of ['src', 'node_modules', 'package.json', 'tsconfig.json', 'payload.config.ts'])
    symlinkSync(inRepository(name), path.join(whole, name))
  mkdirSync(path.join(whole, '.demo'))
  const note = {
    port: 3456,
    processId: process.pid,
    start: startOf(process.pid),
    folder: path.join(whole, '.demo'),
  }
  writeFileSync(path.join(whole, '.demo', 'running.json'), JSON.stringify(note))
  const { exitCode, stderr } = await runCommand(
    process.execPath,
    [
      ...[path.join(whole, 'scripts', 'run.mjs'), path.join(whole, 'scripts', 'demo.ts')],
      ...['--port', '34567', '--no-open'],
    ],
    { cwd: whole },
  )
  expect(stderr).toContain('The demo is running already, at http://127.0.0.1:3456.')
  expect(exitCode).toBe(1)
  expect(JSON.parse(readFileSync(path.join(whole, '.demo', 'running.json'), 'utf8'))).toEqual(note)
})
