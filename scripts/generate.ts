import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { differingFiles } from './compare-folders'
import { extensionSet } from './extension-set.mjs'
import { nodeArguments } from './node-arguments.mjs'
import { placeholderSettings } from './placeholder-settings'
import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { inRepository, repository } from './repository'
import { runNode } from './run-tool'
import { keepWhatIsAdded, layOutMigrations } from './schema-before'

const usage = `
npm run generate [-- --check | --migration NAME]

Makes the files that follow from the code: types, the admin's import map, documents, and, where the schema of the
collections has changed, a migration for SQLite.

  --check            change nothing; list what differs, and end with 1 if anything does
  --migration NAME   what to call a migration that is needed, such as add-term-dates
  --help             this text

Where KPSA_EXTENSIONS names a set of extensions, it makes the set's own: its migrations, and in its folder "generated" the
types, the access matrix, the API's description, the widget and the client with what the set adds.
`

const migrations = path.join('src', 'migrations')
const isMigration = (file: string) => file.startsWith(migrations + path.sep)

/** What drizzle-kit asks where a column or table may have been renamed, which only a person can know. */
const question = /created or renamed/

/** A schema change that needs an answer before a migration can be made. */
class RenameQuestion extends Error {}

const set = extensionSet()
const importMap = path.join('src', 'app', '(payload)', 'admin', 'importMap.js')

/** What a set of extensions keeps for itself; of all else that is made, the program makes its own as it runs. */
const keptInSet = [
  migrations,
  path.join('src', 'payload-types.ts'),
  path.join('src', 'delivery', 'openapi'),
  path.join('src', 'embed'),
  path.join('docs', 'access.md'),
  path.join('client', 'lib'),
]

/** Where a file is kept that is made: of a set, in its own folder. */
const homeOf = (file: string): string => {
  if (!set.folder) return file
  return isMigration(file)
    ? path.join(set.folder, path.relative('src', file))
    : path.join(set.folder, 'generated', file)
}

/** The files that are not in their places as they were made. */
const differing = (folder: string): string[] => {
  const made = differingFiles(folder, repository, homeOf)
  if (!set.folder) return made
  if (!readFileSync(path.join(folder, importMap)).equals(readFileSync(inRepository(importMap))))
    throw new Error(
      `These extensions bring components of the admin. List them in the folder "extensions": a set that KPSA_EXTENSIONS names cannot have any.`,
    )
  return made.filter((file) => keptInSet.some((place) => file === place || file.startsWith(place + path.sep)))
}

/** Makes everything in a folder of its own, laid out as in the repository. */
const makeAll = async (folder: string, migrationName: string | undefined): Promise<void> => {
  const inFolder = path.join(folder, migrations)
  if (set.folder) layOutMigrations(inRepository(homeOf(migrations + path.sep)), inFolder)
  else if (existsSync(inRepository(migrations)))
    cpSync(inRepository(migrations), inFolder, { recursive: true })
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
  if (set.folder) keepWhatIsAdded(inFolder)
}

/** @returns the exit code */
const check = (differing: string[]): number => {
  if (differing.length === 0) {
    console.log('All generated files are up to date.')
    return 0
  }
  const schemaChanged = differing.some(isMigration)
  console.error('These differ from what the code gives:')
  for (const file of differing.filter((file) => !isMigration(file))) console.error(`- ${homeOf(file)}`)
  if (schemaChanged)
    console.error(`- ${homeOf(migrations + path.sep)} (the schema has changed, and a migration is missing)`)
  console.error(
    `Run \`npm run generate${schemaChanged ? ' -- --migration NAME' : ''}\`, and commit the result.`,
  )
  return 1
}

/** @returns the exit code */
const write = (folder: string, differing: string[], mayMigrate: boolean): number => {
  const wanted = differing.filter((file) => mayMigrate || !isMigration(file))
  for (const file of wanted) {
    const home = homeOf(file)
    mkdirSync(path.dirname(inRepository(home)), { recursive: true })
    cpSync(path.join(folder, file), inRepository(home))
    console.log(`Written: ${home}`)
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
  const files = differing(folder)
  process.exitCode = values.check ? check(files) : write(folder, files, values.migration !== undefined)
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
