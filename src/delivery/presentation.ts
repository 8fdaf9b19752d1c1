import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rememberForState, type PublicState } from './public-state'
import type { PublicationStore } from './publication-store'

/** The rows of `counters` that say, in milliseconds, when all that is delivered last began to look different. */
export const presentationCounter = 'presentation'
export const addressesCounter = 'addresses'

/** What makes answers of publications, relative to `src`; what it is made with stands in package.json. */
const makers = [
  ...['delivery', 'embed', 'publications', 'site', 'validation'],
  ...['labels.ts', 'languages.ts', '../package.json'],
]
const source = fileURLToPath(new URL('..', import.meta.url))

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

/** When all answers began to look as they do, in milliseconds. */
export type PresentedSince = () => Promise<number>

/**
 * What is delivered is made of publications, of the program, of its settings and of the sites' domains. When the last
 * three changed, the process that writes has noted in the database (src/publications/note-presentation.ts), so that
 * every process says the same, after every start. One whose program or settings are not those that were noted speaks of
 * its own start.
 *
 * @param form as `presentationForm` makes it
 */
export const presentedSince = (
  store: Pick<PublicationStore, 'counter'>,
  state: Pick<PublicState, 'current'>,
  form: string,
  startedAt: Date,
): PresentedSince =>
  rememberForState(state, async () => {
    const [presentation, addresses] = await Promise.all([
      store.counter(presentationCounter),
      store.counter(addressesCounter),
    ])
    const noted = presentation?.hash === form ? presentation.value : startedAt.getTime()
    return Math.max(noted, addresses?.value ?? 0)
  })
