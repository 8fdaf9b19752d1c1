import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** Absolute path of a program that the PATH leads to, or undefined. */
export const commandOnPath = (name: string): string | undefined => {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return folders
    .flatMap((folder) => names.map((candidate) => path.join(folder, candidate)))
    .find((candidate) => {
      try {
        accessSync(candidate, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}
