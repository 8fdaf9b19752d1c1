import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { repository } from '../../scripts/repository'

/** The TypeScript files in a folder of the repository and below it, named from the repository's root. */
export const sourceFiles = (folder: string): string[] =>
  readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file))

/** What a file imports, as it is written there. */
export const importsOf = (file: string): string[] =>
  [
    ...readFileSync(path.join(repository, file), 'utf8').matchAll(
      /(?:from|import)\s*\(?\s*'([@.\w][@./\w-]*)'/g,
    ),
  ].map((match) => match[1] ?? '')

const known = new Set(sourceFiles('src'))

/** The files of `src` that a file imports itself. */
export const importedFiles = (file: string): string[] =>
  importsOf(file)
    .filter((name) => name.startsWith('.'))
    .flatMap((name) => {
      const target = path.join(path.dirname(file), name)
      const found = [`${target}.ts`, `${target}.tsx`].find((candidate) => known.has(candidate))
      return found ? [found] : []
    })

/** The packages that a file imports, without what comes with Node. */
export const packagesOf = (file: string): string[] =>
  importsOf(file).filter((name) => !name.startsWith('.') && !name.startsWith('node:'))

/** Every file that a file leads to, itself included, through relative imports. */
export const reachableFrom = (start: string): Set<string> => {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    importedFiles(file).forEach(visit)
  }
  visit(start)
  return seen
}

/** Whether a file of src/kinds is of a kind as it is written, and not as it is read. */
export const isWriting = (file: string): boolean =>
  file === path.join('src', 'kinds', 'writing-kinds.ts') || file.split(path.sep).includes('writing')
