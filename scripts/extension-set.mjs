/**
 * Which extensions the program is made with: those of the folder that KPSA_EXTENSIONS names, or else those that
 * `extensions` lists. Such a folder has a tsconfig.json, whose `paths` say where its lists are: TypeScript, esbuild and
 * Next all go by it.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * @returns {{ folder: string, tsconfig: string, build: string }} relative to the root; `folder` is empty where nothing is set,
 *   `build` is where the admin is built: each choice has a build of its own
 */
export const extensionSet = () => {
  const given = process.env.KPSA_EXTENSIONS ?? ''
  if (given === '') return { folder: '', tsconfig: 'tsconfig.json', build: '.next' }
  const folder = path.relative(root, path.resolve(root, given)).split(path.sep).join('/')
  const tsconfig = `${folder}/tsconfig.json`
  if (folder.startsWith('..') || !existsSync(path.join(root, tsconfig)))
    throw new Error(
      `KPSA_EXTENSIONS is "${given}", but it must name a folder of this repository that has a tsconfig.json, such as examples/vacancies.`,
    )
  return { folder, tsconfig, build: `.next-${folder.replaceAll('/', '-')}` }
}
