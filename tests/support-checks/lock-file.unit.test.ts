import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }> }

const lock = JSON.parse(readFileSync(inRepository('package-lock.json'), 'utf8')) as Lock

// `npm ci` refuses such a lock file, on every platform: npm leaves out what the registry in use didn't offer.
it('locks the packages for other platforms too', () => {
  const locked = Object.keys(lock.packages)
  const missing = Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !locked.some((place) => place.endsWith(`node_modules/${name}`)))
  expect(missing).toEqual([])
})

it('names no registry', () => {
  expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([])
})
