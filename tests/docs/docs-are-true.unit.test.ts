import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from '../../scripts/repository'
import { errorRegistry } from '../../src/problems/errors'
import { stateLabels, transitions } from '../../src/plugins/approval/states'

const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8')

const pages = [
  'README.md',
  ...readdirSync(path.join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file)),
]

const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '')

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('names only commands that there are', () => {
    const named = matches(text, /npm run ([a-z][a-z-]*)/g)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('links only to files that there are', () => {
    const links = matches(text, /\]\((?!https?:|#)([^)#]+)/g)
    const missing = links.filter((link) => !existsSync(path.join(repository, path.dirname(page), link)))
    expect(missing).toEqual([])
  })

  it('names only source files and folders that there are', () => {
    const named = matches(text, /((?:src|scripts|tests)\/[\w./-]*\w)/g)
    // An import names a source file without its ending.
    const isThere = (name: string) =>
      [name, `${name}.ts`].some((file) => existsSync(path.join(repository, file)))
    expect(named.filter((name) => !isThere(name))).toEqual([])
  })
})

describe('the settings', () => {
  const settings = matches(read('src/settings/env.ts'), /^ {2}([A-Z][A-Z0-9_]+):/gm)
  // Set by the program's own commands and tests, not by people who run it.
  const internal = ['NODE_ENV', 'KPSA_DEMO', 'KPSA_ADMIN']

  it.each(settings.filter((name) => !internal.includes(name)))('%s is explained to operators', (name) => {
    expect(read('docs/operators.md')).toContain(`\`${name}`)
  })

  it('in .env.example are settings that there are', () => {
    const named = matches(read('.env.example'), /^#? ?([A-Z][A-Z0-9_]+)=/gm)
    expect(named.filter((name) => !settings.includes(name))).toEqual([])
  })
})

describe('the workflow', () => {
  it('is explained to editors state by state, in the words of the admin', () => {
    const text = read('docs/editors.md')
    for (const label of Object.values(stateLabels))
      expect(text).toMatch(new RegExp(`^\\| ${label} +\\|`, 'm'))
  })

  it('is explained to headteachers by the labels of their buttons', () => {
    const text = read('docs/headteachers.md')
    for (const { label, by } of transitions) {
      if (by === 'signer' || by === 'withdrawer') {
        expect(text).toContain(`**${label}**`)
      }
    }
  })
})

describe('the errors', () => {
  it('that builders of sites are told of are in the registry, with their status', () => {
    const rows = [...read('docs/school-site-builders.md').matchAll(/^\| (\d{3}) +\| (`[^|]+)\|/gm)]
    expect(rows.length).toBeGreaterThan(3)
    for (const [, status, codes] of rows) {
      for (const code of matches(codes ?? '', /`([a-z-]+)`/g)) {
        expect(errorRegistry[code as keyof typeof errorRegistry]?.[0], code).toBe(Number(status))
      }
    }
  })
})

describe.each(pages.filter((page) => page.startsWith('docs/decisions/')))('%s', (page) => {
  it('says when it was made, and whether it is in force', () => {
    expect(read(page)).toMatch(
      /^# \d+\. [^\n]+\n\n_\d{4}-\d\d-\d\d\. (?:In force|Superseded by \[decision \d+\])/,
    )
  })
})
