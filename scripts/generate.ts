import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { differingFiles } from './compare-folders'
import { nodeArguments } from './node-arguments.mjs'
import { placeholderSettings } from './placeholder-settings'
import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { inRepository, repository } from './repository'
import { runNode } from './run-tool'

const usage = `
npm run generate [-- --check | --migration NAME]

Makes the files that follow from the code: types, the admin's import map, documents, and, where the schema of the
collections has changed, a migration for SQLite.

  --check            change nothing; list what differs, and end with 1 if anything does
  --migration NAME   what to call a migration that is needed, such as add-term-dates
  --help             this text
`

const migrations = path.join('src', 'migrations')
const isMigration = (file: string) => file.startsWith(migrations + path.sep)

/** What drizzle-kit asks where a column or table may have been renamed, which only a person can know. */
const question = /created or renamed/

/** A schema change that needs an answer before a migration can be made. */
class RenameQuestion extends Error {}

/** Makes everything in a folder of its own, laid out as in the repository. */
const makeAll = async (folder: string, migrationName: string | undefined): Promise<void> => {
  if (existsSync(inRepository(migrations))) {
    cpSync(inRepository(migrations), path.join(folder, migrations), { recursive: true })
  }
  const mayAsk = migrationName !== undefined && process.stdin.isTTY
  const make = async () => {
    const { exitCode, output } = await runNode(
      [...nodeArguments, inRepository('scripts', 'generate-into.ts'), folder, migrationName ?? 'unnamed'],
      {
        env: { ...process.env, ...placeholderSettings, NODE_ENV: 'production' },
        output: mayAsk ? 'ask' : 'collect',
      },
    )
    if (question.test(output)) throw new RenameQuestion()
    if (exitCode !== 0) throw new Error(`${output.trim()}\n\nThe files could not be generated.`)
  }
  await (mayAsk ? make() : withProgress('Generating', make))
}

/** @returns the exit code */
const check = (differing: string[]): number => {
  if (differing.length === 0) {
    console.log('All generated files are up to date.')
    return 0
  }
  const schemaChanged = differing.some(isMigration)
  console.error('These differ from what the code gives:')
  for (const file of differing.filter((file) => !isMigration(file))) console.error(`- ${file}`)
  if (schemaChanged) console.error(`- ${migrations} (the schema has changed, and a migration is missing)`)
  console.error(
    `Run \`npm run generate${schemaChanged ? ' -- --migration NAME' : ''}\`, and commit the result.`,
  )
  return 1
}

/** @returns the exit code */
const write = (folder: string, differing: string[], mayMigrate: boolean): number => {
  const wanted = differing.filter((file) => mayMigrate || !isMigration(file))
  for (const file of wanted) {
    mkdirSync(path.dirname(inRepository(file)), { recursive: true })
    cpSync(path.join(folder, file), inRepository(file))
    console.log(`Written: ${file}`)
  }
  if (wanted.length === differing.length) {
    if (wanted.length === 0) console.log('All generated files were up to date.')
    return 0
  }
  console.error('The schema has changed and needs a migration: `npm run generate -- --migration NAME`.')
  return 1
}

const { values } = readOptions(usage, { check: { type: 'boolean' }, migration: { type: 'string' } })
mkdirSync(inRepository('.cache'), { recursive: true })
const folder = mkdtempSync(inRepository('.cache', 'generated-'))
try {
  await makeAll(folder, values.migration)
  const differing = differingFiles(folder, repository)
  process.exitCode = values.check
    ? check(differing)
    : write(folder, differing, values.migration !== undefined)
} catch (error) {
  if (error instanceof RenameQuestion) {
    console.error(
      'The schema has changed in a way that may be a renaming: run `npm run generate -- --migration NAME` on a ' +
        'terminal, and answer its questions.',
    )
  } else console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
