import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { filesBelow } from './files-below.mjs'

/**
 * One hash over the names and the bytes of all files at these places (files or folders, relative to `root`;
 * what isn't there counts as nothing). It doesn't depend on times, so that a new clone agrees with an old one.
 */
export const sourceHash = (root: string, places: string[]): string => {
  const hash = createHash('sha256')
  const files = places.flatMap((place) => filesBelow(path.join(root, place)).map(({ file }) => file)).sort()
  for (const file of files) {
    const content = readFileSync(file)
    hash.update(`${path.relative(root, file)}\0${content.length}\0`)
    hash.update(content)
  }
  return hash.digest('hex')
}
