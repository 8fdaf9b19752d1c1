import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { differingFiles } from '../../scripts/compare-folders'
import { sourceHash } from '../../scripts/source-hash'

let folder: string
const file = (...parts: string[]) => path.join(folder, ...parts)
const hash = () => sourceHash(folder, ['src', 'tsconfig.json', 'not-there.json'])

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kpsa-hash-'))
  mkdirSync(file('src', 'deep'), { recursive: true })
  writeFileSync(file('src', 'deep', 'a.ts'), 'a')
  writeFileSync(file('tsconfig.json'), '{}')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('stays the same for the same sources, whatever their times', () => {
  const before = hash()
  utimesSync(file('src', 'deep', 'a.ts'), 1, 1)
  writeFileSync(file('README.md'), 'not a source')
  expect(hash()).toBe(before)
})

it.each<[string, () => void]>([
  ['a changed file', () => writeFileSync(file('src', 'deep', 'a.ts'), 'b')],
  ['a new file', () => writeFileSync(file('src', 'b.ts'), '')],
  ['a renamed file', () => renameSync(file('src', 'deep', 'a.ts'), file('src', 'deep', 'b.ts'))],
  ['a removed file', () => rmSync(file('tsconfig.json'))],
])('changes with %s', (_, change) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})

it('finds generated files that are missing or different', () => {
  const made = file('made')
  mkdirSync(path.join(made, 'src', 'deep'), { recursive: true })
  writeFileSync(path.join(made, 'src', 'deep', 'a.ts'), 'a')
  expect(differingFiles(made, folder)).toEqual([])
  writeFileSync(path.join(made, 'src', 'deep', 'a.ts'), 'other')
  writeFileSync(path.join(made, 'src', 'new.ts'), '')
  expect(differingFiles(made, folder)).toEqual([path.join('src', 'deep', 'a.ts'), path.join('src', 'new.ts')])
})
