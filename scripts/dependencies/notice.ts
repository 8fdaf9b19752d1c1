import { readdirSync, readFileSync } from 'node:fs'
import { inRepository } from '../repository'
import { lockedPackages, type LockedPackage } from './locked-packages'

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i
const copyrightLine = /^\W*(?:portions )?copyright\b.*(?:\d{4}|\(c\)|©).*$/i
/** Of the text of a licence, where it says how to use it. */
const placeholder = /yyyy|<year>|copyright owner|copyright notice|copyright holder/i

/** Who holds the rights, in the words of the package's files. */
const copyrightOf = ({ place }: LockedPackage): string[] =>
  readdirSync(inRepository(place))
    .filter((file) => licenceFile.test(file))
    .sort()
    .flatMap((file) => readFileSync(inRepository(place, file), 'utf8').split(/\r?\n/))
    .filter((line) => copyrightLine.test(line) && !placeholder.test(line))
    .map((line) => line.replace(/^\W*/, '').trim())

const entryOf = (packages: readonly LockedPackage[]): string => {
  const [{ name, version, licence } = { name: '', version: '', licence: '' }] = packages
  // What npm may leave out is not there on every machine to be read.
  const lines = packages.filter(({ optional }) => !optional).flatMap(copyrightOf)
  return [`${name} ${version}: ${licence}`, ...[...new Set(lines)].map((line) => `    ${line}`)].join('\n')
}

/** All that is installed to run the program, with licence and copyright, by name. */
export const notice = (): string => {
  const shipped = lockedPackages().filter(({ development }) => !development)
  const byName = new Map<string, LockedPackage[]>()
  for (const one of shipped) {
    const key = `${one.name} ${one.version}`
    byName.set(key, [...(byName.get(key) ?? []), one])
  }
  const entries = [...byName].sort(([one], [other]) => (one < other ? -1 : 1))
  return [
    'KPSA CMS is under the MIT licence: see LICENSE. It is run with these packages of others, each under its own licence,',
    'whose text comes with the package. Made by `npm run generate` from package-lock.json.',
    '',
    ...entries.map(([, packages]) => entryOf(packages)),
    '',
  ].join('\n')
}
