import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { shapingFolders } from '@extensions/files'

/** The rooms that make answers of publications. */
export const shapingRooms = [
  'calendar',
  'content',
  'delivery',
  'embed',
  'kinds',
  'page-parts',
  'public',
  'publications',
  'site',
  'validation',
  'words',
]

const source = fileURLToPath(new URL('../..', import.meta.url))
/** Relative to `src`; what answers are made with stands in package.json. */
const makers = [
  ...shapingRooms,
  '../package.json',
  ...shapingFolders.map((folder) => path.relative(source, fileURLToPath(folder))),
]

const filesOf = (place: string): string[] =>
  path.extname(place) === ''
    ? readdirSync(path.join(source, place), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? filesOf(path.join(place, entry.name)) : [path.join(place, entry.name)],
      )
    : [place]

/**
 * Names how publications are presented: by which program, with which settings. The same wherever the same program has
 * the same settings, whenever its files were written.
 */
export const presentationForm = ({ publicUrl, demo }: { publicUrl: string; demo: boolean }): string => {
  const hash = createHash('sha256').update(JSON.stringify([publicUrl, demo]))
  for (const file of makers.flatMap(filesOf).sort())
    hash.update(`\0${file}\0`).update(readFileSync(path.join(source, file)))
  return hash.digest('hex')
}
