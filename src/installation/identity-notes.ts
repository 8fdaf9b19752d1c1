import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { sqliteFile } from '../sqlite/sqlite-file'
import { mediaFilesFor } from '../media-files/media-files'
import { s3Files } from '../media-files/s3-files'
import type { Env } from '../settings/env'
import { systemCode } from '../problems/system-error'

/** Beside the pictures. No upload can have this name: theirs end in a hash and `.webp` or `.pdf`. */
export const noteName = 'kpsa-installation.json'

/** The same, beside an SQLite file, whose name it continues. */
const besideSuffix = '-installation'

const contentOf = (installation: string): string =>
  `${JSON.stringify(
    {
      installation,
      note: 'These files and their database belong together. Keep this one: see "An installation and its id" in docs/operators.md.',
    },
    null,
    2,
  )}\n`

const idIn = (content: string): string | undefined => {
  try {
    const { installation } = JSON.parse(content) as { installation?: unknown }
    return typeof installation === 'string' && installation !== '' ? installation : undefined
  } catch {
    return undefined
  }
}

/** Where an installation's id is noted outside of its database. */
export type IdentityNote = {
  /** @throws ProblemError files-not-ready where a bucket does not answer */
  read: () => Promise<string | undefined>
  /** Where there is one already, it stays, unless it is to be replaced. */
  write: (installation: string, replace?: boolean) => Promise<void>
  remove: () => Promise<void>
}

/** A file is there whole or not at all, and of two who write it at once, one does. */
const inFile = (file: string): IdentityNote => ({
  read: async () => {
    const content = await readFile(file, 'utf8').catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined
      throw error
    })
    return content === undefined ? undefined : idIn(content)
  },
  write: async (installation, replace = false) => {
    await mkdir(path.dirname(file), { recursive: true })
    const draft = `${file}.${randomUUID()}`
    await writeFile(draft, contentOf(installation), { flag: 'wx' })
    try {
      if (replace) return await rename(draft, file)
      await link(draft, file).catch((error: unknown) => {
        // Not every file system has links; there the later one wins.
        return systemCode(error) === 'EEXIST' ? undefined : rename(draft, file)
      })
    } finally {
      await rm(draft, { force: true })
    }
  },
  remove: () => rm(file, { force: true }),
})

/** Beside the pictures and files: in their folder, or their bucket. */
export const noteBesideMedia = ({ s3, mediaDir }: Pick<Env, 's3' | 'mediaDir'>): IdentityNote => {
  if (!s3) return inFile(path.join(mediaDir, noteName))
  const files = s3Files(s3)
  const read = async () => {
    const found = await files.find(noteName)
    return found ? idIn(await readText(await found.open())) : undefined
  }
  return {
    read,
    write: async (installation, replace = false) => {
      if (replace || (await read()) === undefined) await files.put(noteName, contentOf(installation))
    },
    remove: () => files.remove(noteName),
  }
}

/** Beside an SQLite file; none for MongoDB. */
export const noteBesideDatabase = (uri: string): IdentityNote | undefined =>
  uri.startsWith('file:') ? inFile(`${sqliteFile(uri)}${besideSuffix}`) : undefined

/** Whether one of these files is among the pictures. */
export const hasOneOf = async (
  env: Pick<Env, 's3' | 'mediaDir'>,
  files: readonly string[],
): Promise<boolean> => {
  const media = mediaFilesFor(env)
  for (const name of files) if (await media.find(name)) return true
  return false
}
