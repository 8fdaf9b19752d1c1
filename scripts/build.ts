import { buildIfNeeded } from './build-if-needed'
import { compilePrograms } from './compile.mjs'
import { readOptions } from './read-options'

const usage = `
npm run build [-- --force]

Builds the admin for production into .next, and makes the programs that are started. Does nothing where no source has
changed since the last build.

  --force   build in any case
  --help    this text
`

const { values } = readOptions(usage, { force: { type: 'boolean' } })

try {
  const result = await buildIfNeeded({ force: values.force })
  await compilePrograms()
  console.log(result === 'built' ? 'Built.' : 'Up to date.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
