import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Every file at a place, which is a file or a folder; none where nothing is there.
 *
 * @param {string} place
 * @returns {{ file: string, size: number, changed: number }[]} `changed` in milliseconds since 1970
 */
export const filesBelow = (place) => {
  const stats = statSync(place, { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [{ file: place, size: stats.size, changed: stats.mtimeMs }]
  return readdirSync(place).flatMap((name) => filesBelow(path.join(place, name)))
}
