import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Files of `made` (relative paths, sorted) whose counterpart below `present` is missing or has other bytes.
 *
 * @param homeOf where the counterpart of a file is
 */
export const differingFiles = (
  made: string,
  present: string,
  homeOf: (file: string) => string = (file) => file,
): string[] =>
  readdirSync(made, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(made, file)).isFile())
    .filter((file) => {
      const counterpart = path.join(present, homeOf(file))
      if (!existsSync(counterpart)) return true
      return !readFileSync(path.join(made, file)).equals(readFileSync(counterpart))
    })
    .sort()
