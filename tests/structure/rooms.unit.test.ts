import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { workspacePackages } from '../../scripts/workspace-packages'
import { importedFiles, isWriting, packagesOf, sourceFiles } from './source-imports'

/** The rooms below `src` in the order in which docs/ARCHITECTURE.md has them: each stands on those before it. */
const rooms = [
  ...readFileSync(inRepository('docs', 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| `src\/([\w/-]+)` +\|/gm),
].map(([, room = '']) => room)

/** A package is a room of its own, and so are the other rooms: the folders of `src`. */
const packages = workspacePackages().map(({ folder }) => path.relative('src', folder))

const roomOf = (file: string): string => {
  const within = path.relative('src', file)
  const own = packages.find((folder) => within.startsWith(`${folder}${path.sep}`))
  return own ?? within.split(path.sep)[0] ?? ''
}

const files = sourceFiles('src').filter((file) => file.split(path.sep).length > 2)

/** Imports of a room that stands higher, or of one that is not in the tables. */
const upward = (among: readonly string[], order: readonly string[]): string[] =>
  among.flatMap((file) =>
    importedFiles(file)
      .filter((imported) => imported.startsWith(`src${path.sep}`) && roomOf(imported) !== roomOf(file))
      .filter((imported) => imported.split(path.sep).length > 2)
      .filter((imported) => {
        const [own, other] = [order.indexOf(roomOf(file)), order.indexOf(roomOf(imported))]
        return other < 0 || other > own
      })
      .map((imported) => `${file} → ${imported}`),
  )

/** Groups of files of which each leads to each other one. */
const circles = (importsOfFile: ReadonlyMap<string, readonly string[]>): string[][] => {
  const reached = new Map<string, Set<string>>()
  for (const file of importsOfFile.keys()) {
    const seen = new Set<string>()
    const open = [...(importsOfFile.get(file) ?? [])]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...(importsOfFile.get(next) ?? []))
    }
    reached.set(file, seen)
  }
  const inCircles = [...importsOfFile.keys()].filter((file) => reached.get(file)?.has(file))
  const groups = inCircles.map((file) =>
    inCircles.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)).sort(),
  )
  return [...new Map(groups.map((group) => [group.join(), group])).values()]
}

describe('the rooms', () => {
  it('are all in the tables of docs/ARCHITECTURE.md, once', () => {
    const folders = readdirSync(inRepository('src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'plugins')
      .map(({ name }) => name)
    expect([...rooms].sort()).toEqual([...new Set([...folders, ...packages])].sort())
  })

  it('stand on those below them alone', () => {
    expect(upward(files, rooms)).toEqual([])
    // It would be noticed.
    expect(upward(files, [...rooms].reverse()).length).toBeGreaterThan(500)
  })

  it('have no circle of files, types included', () => {
    expect(circles(new Map(files.map((file) => [file, importedFiles(file)])))).toEqual([])
    expect(
      circles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual([['b', 'c']])
  })

  it('have at most 25 files in a folder', () => {
    const counts = new Map<string, number>()
    for (const entry of readdirSync(inRepository('src'), { recursive: true, withFileTypes: true })) {
      const folder = path.relative(inRepository(), entry.parentPath)
      if (entry.isFile()) counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    expect([...counts].filter(([, count]) => count > 25)).toEqual([])
  })
})

describe('what the public reads', () => {
  const ground = ['public', 'words', 'calendar', 'problems', 'settings', 'sqlite', 'media-files']

  it.each(['page-parts', 'kinds', 'delivery', 'site', 'embed'])(
    'src/%s imports the contract with readers, and nothing that writes',
    (room) => {
      const files = sourceFiles(path.join('src', room)).filter((file) => !isWriting(file))
      const foreign = files.flatMap((file) =>
        importedFiles(file)
          .filter(
            (imported) =>
              ![...ground, 'page-parts', 'kinds', 'delivery', 'site', 'embed'].includes(roomOf(imported)),
          )
          .map((imported) => `${file} → ${imported}`),
      )
      expect(foreign).toEqual([])
    },
  )

  it('src/public imports zod alone', () => {
    const imported = sourceFiles(path.join('src', 'public')).flatMap((file) => [
      ...importedFiles(file).filter((one) => roomOf(one) !== 'public'),
      ...packagesOf(file),
    ])
    expect(imported.filter((name) => name !== 'zod')).toEqual([])
  })
})
