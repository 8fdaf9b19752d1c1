import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inRepository } from './repository'

/** A part of this repository that others install by itself. */
export type WorkspacePackage = {
  name: string
  version: string
  /** Relative to the root of the repository. */
  folder: string
  /** The files that stand for what it exports, relative to its folder: `index.ts`. */
  doors: string[]
  dependencies: readonly string[]
  peerDependencies: readonly string[]
}

type PackageFile = {
  name: string
  version: string
  exports: Record<string, { default: string }>
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

const read = (file: string): unknown => JSON.parse(readFileSync(inRepository(file), 'utf8'))

/** `./dist/client.js` comes from `client.ts` or `client.tsx`. */
const doorOf = (folder: string, exported: string): string => {
  const name = path.basename(exported, '.js')
  return existsSync(inRepository(folder, `${name}.tsx`)) ? `${name}.tsx` : `${name}.ts`
}

const packageIn = (folder: string): WorkspacePackage => {
  const { name, version, exports, ...rest } = read(path.join(folder, 'package.json')) as PackageFile
  return {
    name,
    version,
    folder,
    doors: Object.values(exports).map((one) => doorOf(folder, one.default)),
    dependencies: Object.keys(rest.dependencies ?? {}),
    peerDependencies: Object.keys(rest.peerDependencies ?? {}),
  }
}

/** Those first on which others rest. */
const inOrder = (packages: readonly WorkspacePackage[]): WorkspacePackage[] => {
  const done: WorkspacePackage[] = []
  const add = (one: WorkspacePackage): void => {
    if (done.includes(one)) return
    packages.filter(({ name }) => one.dependencies.includes(name)).forEach(add)
    done.push(one)
  }
  packages.forEach(add)
  return done
}

/** The packages that package.json names as workspaces, those first on which others rest. */
export const workspacePackages = (): WorkspacePackage[] => {
  const { workspaces } = read('package.json') as { workspaces: string[] }
  const folders = workspaces.flatMap((place) =>
    place.endsWith('/*')
      ? readdirSync(inRepository(place.slice(0, -2))).map((name) => path.join(place.slice(0, -2), name))
      : [place],
  )
  return inOrder(folders.filter((folder) => existsSync(inRepository(folder, 'package.json'))).map(packageIn))
}
