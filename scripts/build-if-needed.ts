import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { extensionSet } from './extension-set.mjs'
import { onlyOne } from './only-one.mjs'
import { placeholderSettings } from './placeholder-settings'
import { withProgress } from './progress.mjs'
import { inRepository, repository } from './repository'
import { runNode, tool } from './run-tool'
import { sourceHash } from './source-hash'
import { ScriptError } from './script-error'

const set = extensionSet()

/** Everything that the built admin depends on. */
const sources = [
  ...(set.folder ? [set.folder] : []),
  'src',
  'extensions',
  'public',
  'payload.config.ts',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

// `next build` empties .next (but for its cache) first, so a build that fails leaves no stamp behind.
const stamp = inRepository(set.build, 'kpsa-source-hash')

const isUpToDate = (hash: string) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash

/** Without telemetry, and without the look-up in the registry that Next makes for lock files it finds wanting. */
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  ...placeholderSettings,
  NODE_ENV: 'production',
  NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
})

const build = async (hash: string): Promise<void> => {
  await withProgress('Building the admin', async () => {
    const { exitCode, output } = await runNode([tool('next', 'dist', 'bin', 'next'), 'build'], {
      env: environment(),
    })
    if (exitCode !== 0) throw new ScriptError(`${output.trim()}\n\nThe admin could not be built.`)
  })
  writeFileSync(stamp, hash)
}

/**
 * Builds the admin (`next build`) where the sources have changed since the last build. Of several at once, one
 * builds and the others wait for it.
 *
 * @param options.force builds in any case
 * @throws with what Next printed, where the build fails
 */
export const buildIfNeeded = async (options: { force?: boolean } = {}): Promise<'built' | 'up to date'> => {
  if (!options.force && isUpToDate(sourceHash(repository, sources))) return 'up to date'
  return onlyOne(
    inRepository('.cache', 'build.lock'),
    async () => {
      // Taken before the build: a source that is changed while it runs makes the next one build again.
      const hash = sourceHash(repository, sources)
      if (!options.force && isUpToDate(hash)) return 'up to date'
      await build(hash)
      return 'built'
    },
    { onWait: () => console.log('Waiting for another build to end…') },
  )
}
