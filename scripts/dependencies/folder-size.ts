import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { inRepository } from '../repository'

/** Files that installing changes: esbuild puts the program of the platform there, in place of a script. */
const changed = [path.join('node_modules', 'esbuild', 'bin')]

/** What the files of a package take, without the packages below it; in bytes, the same on every machine. */
export const folderSize = (place: string): number =>
  readdirSync(inRepository(place), { withFileTypes: true })
    .map((entry) => ({ entry, file: path.join(place, entry.name) }))
    .filter(({ entry, file }) => entry.name !== 'node_modules' && !changed.includes(file))
    .reduce(
      (sum, { entry, file }) =>
        sum +
        (entry.isDirectory() ? folderSize(file) : entry.isFile() ? statSync(inRepository(file)).size : 0),
      0,
    )

/** Two figures of it, so that a few bytes more are the same: `76 kB`, `8.3 MB`. */
export const roundedSize = (bytes: number): string => {
  const two = Number(bytes.toPrecision(2))
  return two < 1_000_000 ? `${Math.max(1, Math.round(two / 1_000))} kB` : `${two / 1_000_000} MB`
}
