import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'

type Package = {
  version?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}
const read = <Content>(name: string) => JSON.parse(readFileSync(inRepository(name), 'utf8')) as Content

const isPayload = (name: string) => /(?:^|node_modules\/)(?:payload|@payloadcms\/[^/]+)$/.test(name)

// Its packages share state, and refuse or misunderstand one another where their versions differ.
it('all packages of Payload are of one version, as asked for and as locked', () => {
  const { dependencies, devDependencies } = read<Package>('package.json')
  const asked = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => isPayload(name))
  const { packages } = read<{ packages: Record<string, Package> }>('package-lock.json')
  const locked = Object.entries(packages).filter(([name]) => isPayload(name))
  expect(asked.length).toBeGreaterThan(5)
  expect(locked.length).toBeGreaterThanOrEqual(asked.length)
  const version = dependencies?.payload ?? ''
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(asked.filter(([, wanted]) => wanted !== version)).toEqual([])
  expect(locked.filter(([, found]) => found.version !== version).map(([name]) => name)).toEqual([])
})
