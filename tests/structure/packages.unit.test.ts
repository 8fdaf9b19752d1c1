import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { workspacePackages } from '../../scripts/workspace-packages'
import { transitions } from '../../src/plugins/approval/states'
import tsconfig from '../../tsconfig.json'
import { importedFiles, packagesOf, sourceFiles } from './source-imports'

const packages = workspacePackages()

/** `@payloadcms/ui/shared` is of `@payloadcms/ui`. */
const packageName = (imported: string): string =>
  imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/')

/** What files of a folder take from outside it, and from packages that are not allowed. */
const foreign = (folder: string, allowed: readonly string[]): string[] =>
  sourceFiles(folder).flatMap((file) => [
    ...importedFiles(file)
      .filter((one) => path.relative(folder, one).startsWith('..'))
      .map((one) => `${file} → ${one}`),
    ...packagesOf(file)
      .filter((one) => !allowed.includes(packageName(one)))
      .map((one) => `${file} → ${one}`),
  ])

describe('what others install of this repository', () => {
  it('is all that src/plugins holds', () => {
    const below = readdirSync(inRepository('src', 'plugins')).map((name) => `src/plugins/${name}`)
    const inPlugins = packages
      .map(({ folder }) => folder)
      .filter((folder) => folder.startsWith('src/plugins'))
    expect(below.sort()).toEqual(inPlugins.sort())
  })

  it.each(packages)('$name takes nothing but what its package.json names', (one) => {
    expect(sourceFiles(one.folder).length).toBeGreaterThan(1)
    expect(foreign(one.folder, [...one.dependencies, ...one.peerDependencies])).toEqual([])
  })

  it('would be noticed', () => {
    expect(foreign('src/hooks', ['payload']).length).toBeGreaterThan(1)
    expect(foreign('src/plugins/well-formed', ['payload']).length).toBeGreaterThan(1)
  })

  it.each(packages)(
    '$name rests on our packages as they are, and stands before those that rest on it',
    (one) => {
      const before = packages.slice(0, packages.indexOf(one)).map(({ name }) => name)
      const { dependencies = {} } = JSON.parse(
        readFileSync(inRepository(one.folder, 'package.json'), 'utf8'),
      ) as { dependencies?: Record<string, string> }
      const ours = Object.entries(dependencies).filter(([name]) => name.startsWith('@kpsa/'))
      for (const [name, version] of ours) {
        expect(before).toContain(name)
        expect(packages.find((other) => other.name === name)?.version).toBe(version)
      }
    },
  )

  it('is found by its name in this repository, where another package takes it', () => {
    const taken = new Set(packages.flatMap(({ dependencies }) => dependencies))
    const paths = Object.entries(tsconfig.compilerOptions.paths).filter(([name]) => name.startsWith('@kpsa/'))
    expect(paths).toEqual(
      packages
        .filter(({ name }) => taken.has(name))
        .map(({ name, folder }) => [name, [`./${folder}/index.ts`]]),
    )
  })

  it('names each verb of the approval in its README, with what the call needs', () => {
    const readme = readFileSync(inRepository('src/plugins/approval', 'README.md'), 'utf8')
    const rows = [...readme.matchAll(/^\| `POST ([\w-]+)` +\|[^|]*\|([^|]*)\|/gm)]
    expect(rows.map(([, verb]) => verb)).toEqual(transitions.map(({ verb }) => verb))
    for (const [index, { needs }] of transitions.entries()) {
      const explained = [...((rows[index]?.[2] ?? '').split('perhaps')[0]?.matchAll(/`(\w+)`/g) ?? [])]
      expect(explained.map(([, name]) => name)).toEqual(needs)
    }
  })

  it.each([
    ['src/plugins/well-formed', 'well-formed-plugin.ts', 'WellFormedOptions'],
    ['src/plugins/owner-scope', 'options.ts', 'OwnerScopeOptions'],
    ['src/plugins/approval', 'options.ts', 'ApprovalOptions'],
    ['src/plugins/audit', 'options.ts', 'AuditOptions'],
  ])('%s explains every option in its README, and no other', (folder, file, type) => {
    const source = readFileSync(inRepository(folder, file), 'utf8')
    const [, body = ''] = new RegExp(`export type ${type} = \\{\\n([^]*?)\\n\\}`).exec(source) ?? []
    const options = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name)
    const readme = readFileSync(inRepository(folder, 'README.md'), 'utf8')
    const explained = [...readme.slice(readme.indexOf('## Options')).matchAll(/^\| `(\w+)`/gm)].map(
      ([, name]) => name,
    )
    expect(options.length).toBeGreaterThan(0)
    expect([...explained].sort()).toEqual([...options].sort())
  })
})
