import path from 'node:path'
import { makePackages } from './make-packages'
import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { inRepository } from './repository'
import { ScriptError } from './script-error'

const usage = `
npm run packages [-- --into FOLDER]

Makes of the plugins, and of what they rest on, what other projects install: an archive each, with JavaScript, types,
README and licence. Prints the paths of the archives.

  --into FOLDER   where the archives go; .cache/packages by default
  --help          this text
`

const { values } = readOptions(usage, { into: { type: 'string' } })
const into = path.resolve(values.into ?? inRepository('.cache', 'packages'))

try {
  const archives = await withProgress('Making the packages', () => makePackages(into))
  for (const archive of archives) console.log(archive)
} catch (error) {
  if (!(error instanceof ScriptError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
