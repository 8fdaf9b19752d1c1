import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { inRepository, repository } from './repository'
import { npmScript, runNode, tool } from './run-tool'
import { ScriptError } from './script-error'
import { workspacePackages, type WorkspacePackage } from './workspace-packages'

/** JavaScript of each of a package's doors, with what it takes from others left to them. */
const makeCode = async ({ folder, doors }: WorkspacePackage, place: string): Promise<void> => {
  await build({
    absWorkingDir: inRepository(folder),
    entryPoints: doors.map((door) => `./${door}`),
    outdir: path.join(place, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    packages: 'external',
    // Without the paths of this repository, by which our packages are their sources.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } },
    sourcemap: true,
    logLevel: 'silent',
  })
}

/** The types of all of them, each file's own, below `into` as the files are below the root of the repository. */
const makeTypes = async (packages: readonly WorkspacePackage[], into: string): Promise<void> => {
  const config = path.join(into, 'tsconfig.json')
  const content = {
    extends: inRepository('tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      incremental: false,
      declaration: true,
      emitDeclarationOnly: true,
      plugins: [],
      rootDir: repository,
      outDir: into,
    },
    include: [],
    files: packages.flatMap(({ folder, doors }) => doors.map((door) => inRepository(folder, door))),
  }
  writeFileSync(config, JSON.stringify(content))
  const { exitCode, output } = await runNode([tool('typescript', 'bin', 'tsc'), '--project', config])
  if (exitCode !== 0) throw new ScriptError(`The types could not be made.\n${output}`)
}

/** Types name the files that they take others from as Node needs it: with their ending. */
const nameFiles = (folder: string): void => {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue
    const file = path.join(folder, name)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(from '\.[^']*)'/g, "$1.js'"))
  }
}

/** @returns the paths of the archives, in the order of the packages */
const pack = async (
  packages: readonly WorkspacePackage[],
  placeOf: (one: WorkspacePackage) => string,
  into: string,
): Promise<string[]> => {
  const args = ['pack', ...packages.map(placeOf), '--pack-destination', into, '--loglevel=error']
  const { exitCode, output } = await runNode([npmScript(), ...args])
  if (exitCode !== 0) throw new ScriptError(`The packages could not be packed.\n${output}`)
  return packages.map(({ name, version }) =>
    path.join(into, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`),
  )
}

/**
 * Makes of each package of ours what others install: JavaScript, types, README and licence in an archive.
 *
 * @param into an absolute folder; what is there of earlier packages is replaced
 * @returns the paths of the archives, those first on which others rest
 * @throws ScriptError
 */
export const makePackages = async (into: string): Promise<string[]> => {
  const made = path.join(into, 'made')
  const types = path.join(made, 'types')
  rmSync(made, { recursive: true, force: true })
  mkdirSync(types, { recursive: true })
  const packages = workspacePackages()
  await makeTypes(packages, types)
  const placeOf = ({ name }: WorkspacePackage) => path.join(made, path.basename(name))
  for (const one of packages) {
    const place = placeOf(one)
    cpSync(path.join(types, one.folder), path.join(place, 'dist'), { recursive: true })
    nameFiles(path.join(place, 'dist'))
    for (const file of ['package.json', 'README.md'])
      cpSync(inRepository(one.folder, file), path.join(place, file))
    cpSync(inRepository('LICENSE'), path.join(place, 'LICENSE'))
    await makeCode(one, place)
  }
  return pack(packages, placeOf, into)
}
