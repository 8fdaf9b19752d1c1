import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository's root. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Absolute path of a file of the repository. */
export const inRepository = (...parts: string[]): string => path.join(repository, ...parts)
