import { readdirSync } from 'node:fs'
import path from 'node:path'
import { migrationFolders } from '@extensions/files'

/**
 * The steps of the schema that this program knows: the names of its migrations, in their order. Read from the folder,
 * since loading them loads Payload, which the delivery role must not. MongoDB has the same steps, although there is
 * nothing to do for it at most of them.
 */
export const schemaSteps = (): string[] =>
  [path.resolve('src/migrations'), ...migrationFolders]
    .flatMap((folder) => readdirSync(folder))
    .flatMap((file) => /^(\d{8}_\d{6}.*)\.ts$/.exec(file)?.[1] ?? [])
    .sort()
