/**
 * Makes JavaScript of this project's TypeScript, in .cache/program, once for each state of the sources: loading it
 * takes less than half the time that translating each file as it is loaded takes.
 */
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { extensionSet } from './extension-set.mjs'
import { filesBelow } from './files-below.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Whatever goes into the programs, and what makes them. */
const sources = ['src', 'scripts', 'extensions', 'payload.config.ts', 'tsconfig.json', 'package-lock.json']

/** What a program of an earlier state may still load late, it may so long; in milliseconds. */
const keptForMs = 30 * 24 * 3_600_000

/** The state of the files at these places by names, sizes and times: looked at before every start, so not by content. @param {string[]} places */
const stateOf = (places) => {
  const hash = createHash('sha256')
  for (const place of places)
    for (const { file, size, changed } of filesBelow(path.join(root, place)))
      hash.update(`${file} ${size} ${changed}\n`)
  return hash.digest('hex').slice(0, 16)
}

/** Below the repository; where that cannot be written, in the system's own place for such files. */
const cacheFolder = () => {
  const own = path.join(root, '.cache', 'program')
  try {
    mkdirSync(own, { recursive: true })
    accessSync(own, constants.W_OK)
    return own
  } catch {
    const elsewhere = path.join(tmpdir(), `kpsa-program-${process.getuid?.() ?? 'all'}`)
    mkdirSync(elsewhere, { recursive: true, mode: 0o700 })
    return elsewhere
  }
}

/** @param {string} folder */
const forgetOld = (folder) => {
  for (const name of readdirSync(folder)) {
    const place = path.join(folder, name)
    const changed = statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - changed > keptForMs) rmSync(place, { recursive: true, force: true })
  }
}

/** What a file finds beside itself it still finds there. @param {string} folder @returns {import('esbuild').Plugin} */
const addressesOfSources = (folder) => ({
  name: 'addresses-of-sources',
  setup: (build) => {
    build.onLoad({ filter: /\.(?:ts|tsx|mts|mjs)$/ }, async ({ path: file }) => {
      if (file.includes(`${path.sep}node_modules${path.sep}`)) return undefined
      const text = await readFile(file, 'utf8')
      const way = path.relative(folder, file).split(path.sep).join('/')
      const loader = file.endsWith('.tsx') ? 'tsx' : 'ts'
      return {
        contents: text.replaceAll('import.meta.url', `new URL(${JSON.stringify(way)}, import.meta.url).href`),
        loader,
      }
    })
  },
})

/** @param {string} instead `FILE.ts=OTHER.ts`, relative to the root @returns {import('esbuild').Plugin} */
const otherModule = (instead) => ({
  name: 'other-module',
  setup: (build) => {
    const [replaced = '', standIn = ''] = instead.split('=')
    build.onResolve({ filter: new RegExp(`/${path.basename(replaced, '.ts')}$`) }, (asked) =>
      path.resolve(asked.resolveDir, `${asked.path}.ts`) === path.resolve(root, replaced)
        ? { path: path.resolve(root, standIn) }
        : undefined,
    )
  },
})

/** @param {string} entry */
const nameOf = (entry) => entry.replaceAll('/', '--').replace(/\.ts$/, '')

/** @param {string[]} entries relative to the root @param {string} folder the final place @param {string} made where it is made @param {string} [instead] */
const make = async (entries, folder, made, instead) => {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    // All in one folder, so that the way from any of them to a source is the same.
    tsconfig: extensionSet().tsconfig,
    entryPoints: entries.map((entry) => ({ in: entry, out: nameOf(entry) })),
    outdir: made,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    keepNames: true,
    // Beside the programs, and named by none: they are read when an error is told (src/settings/source-place.ts).
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [...(instead ? [otherModule(instead)] : []), addressesOfSources(folder)],
  })
}

/** What an installation runs: made together, since they share most of their parts. All else is made by itself. */
const programs = [
  'src/server/start.ts',
  'src/media-files/prepare-file-program.ts',
  ...['build', 'create-admin', 'demo', 'installation', 'migrate', 'reconcile', 'seed', 'verify-audit'].map(
    (name) => `scripts/${name}.ts`,
  ),
]

/**
 * @param {string} script absolute path of a TypeScript file of this project
 * @param {string} [instead] `FILE.ts=OTHER.ts`: what stands in for a source
 * @returns {Promise<string>} absolute path of the JavaScript to load in its place
 */
export const compiled = async (script, instead) => {
  const entry = path.relative(root, script).split(path.sep).join('/')
  const isProgram = !instead && programs.includes(entry)
  const { folder: extensions } = extensionSet()
  const places = [...sources, ...(isProgram ? [] : ['tests']), ...(extensions ? [extensions] : [])]
  const its = JSON.stringify([...(isProgram ? [] : [entry, instead]), extensions])
  const own = isProgram && !extensions ? '' : `-${createHash('sha256').update(its).digest('hex').slice(0, 8)}`
  const cache = cacheFolder()
  const folder = path.join(cache, `${stateOf(places)}${own}`)
  const file = path.join(folder, `${nameOf(entry)}.mjs`)
  if (statSync(file, { throwIfNoEntry: false })) return file
  forgetOld(cache)
  const made = mkdtempSync(path.join(cache, 'making-'))
  try {
    await make(isProgram ? programs : [entry], folder, made, instead)
    try {
      renameSync(made, folder)
    } catch (error) {
      // Somebody else has made the same meanwhile.
      if (!statSync(file, { throwIfNoEntry: false })) throw error
    }
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
  return file
}

/**
 * Makes what an installation runs, where that is not there for the sources as they are now: so that the first start need not.
 *
 * @returns {Promise<void>}
 */
export const compilePrograms = async () => {
  await compiled(path.join(root, 'src/server/start.ts'))
}
