/**
 * `generate-into.ts FOLDER NAME`: makes every generated file below FOLDER, laid out as in the repository, and
 * changes nothing outside it. FOLDER/src/migrations holds a copy of the migrations; where the schema has changed
 * since the last of them, a migration of that NAME is added there. Its own process, since Payload's commands end
 * the one that they run in.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generateImportMap, migrateCLI } from 'payload'
import { generateTypes } from 'payload/node'
import { generatedDocuments } from './generated-documents'
import { repository } from './repository'

const [, , folder, migrationName] = process.argv
if (!folder || !migrationName) throw new Error('generate-into.ts needs a folder and the name of a migration.')

const inFolder = (file: string) => path.join(folder, path.relative(repository, file))

// It reads the environment as soon as it is loaded.
const config = await (await import('../payload.config')).default

const makeTypes = async (): Promise<void> => {
  const file = inFolder(path.resolve(repository, config.typescript.outputFile ?? 'payload-types.ts'))
  await mkdir(path.dirname(file), { recursive: true })
  process.env.PAYLOAD_TS_OUTPUT_PATH = file
  await generateTypes(config, { log: false })
}

/** The map holds relative paths, so its base is moved along with it. */
const makeImportMap = async (): Promise<void> => {
  const { importMap } = config.admin
  const file = inFolder(
    path.resolve(repository, importMap.importMapFile ?? 'src/app/(payload)/admin/importMap.js'),
  )
  await mkdir(path.dirname(file), { recursive: true })
  const moved = { ...importMap, baseDir: inFolder(importMap.baseDir), importMapFile: file }
  await generateImportMap(
    { ...config, admin: { ...config.admin, importMap: moved } },
    { log: false, force: true },
  )
}

const makeDocuments = async (): Promise<void> => {
  for (const document of generatedDocuments) {
    const file = path.join(folder, document.path)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, await document.render())
  }
}

const makeMigration = async (): Promise<void> => {
  const migrationDir = path.join(folder, 'src', 'migrations')
  await mkdir(migrationDir, { recursive: true })
  const parsedArgs = { _: ['migrate:create', migrationName], 'skip-empty': true }
  await migrateCLI({ config, migrationDir, parsedArgs })
}

await makeTypes()
await makeImportMap()
await makeDocuments()
await makeMigration()
process.exit(0)
