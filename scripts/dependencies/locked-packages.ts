import { readFileSync } from 'node:fs'
import { inRepository } from '../repository'

/** A package of others that package-lock.json names, at one place. */
export type LockedPackage = {
  name: string
  version: string
  /** As the package says it, mostly by SPDX; `unknown` where it says nothing. */
  licence: string
  /** Where npm puts it, relative to the root of the repository. */
  place: string
  /** Only tests and commands of development need it. */
  development: boolean
  /** npm may leave it out, such as on another platform. */
  optional: boolean
}

type Entry = {
  version?: string
  license?: string
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
  link?: boolean
}

/** All of them, in the order of the file. Our own packages are not among them. */
export const lockedPackages = (): LockedPackage[] => {
  const { packages } = JSON.parse(readFileSync(inRepository('package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>
  }
  return Object.entries(packages)
    .filter(([place, { link }]) => place.startsWith('node_modules/') && !link)
    .map(([place, entry]) => ({
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? 'unknown',
      place,
      development: entry.dev === true,
      optional: entry.optional === true || entry.devOptional === true,
    }))
}
