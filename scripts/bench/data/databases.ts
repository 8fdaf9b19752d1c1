import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createClient, type InValue } from '@libsql/client'
import { runScript, settingsFor } from '../child-program'
import type { Size } from '../measurement'
import { inRepository, repository } from '../../repository'
import { sourceHash } from '../../source-hash'
import { makeAlliance, school } from './alliance'

/** Everything that the content of the databases depends on. */
const sources = [
  'payload.config.ts',
  'scripts/bench/data',
  'src/access',
  'src/collections',
  'src/database',
  'src/fields',
  'src/globals',
  'src/migrations',
  'src/plugins',
  'src/publications',
  'src/validation',
]

export const benchFolder = inRepository('.bench')

/** What a column for text holds; empty where it holds nothing. */
export const textIn = (value: InValue | undefined): string => (typeof value === 'string' ? value : '')

/** How many published items the databases have; the quick run knows no third size. */
const sizesOf = (quick: boolean): Record<Size, number> => ({
  few: 100,
  many: 10_000,
  most: quick ? 10_000 : 100_000,
})

/** A published letter, where it stands in its list. */
export type Place = { itemId: string; slug: string; sortAt: string; publishedAt: string }

export type Databases = {
  items: Record<Size, number>
  /** The site that has all of it. */
  site: string
  /** Makes the database, unless it is there from an earlier run with the same sources. */
  make: (size: Size) => Promise<void>
  isMade: (size: Size) => boolean
  /** For reading only: measurements share it. */
  file: (size: Size) => string
  /** A copy to write to, in this folder. */
  copy: (size: Size, folder: string) => Promise<string>
  /** Up to these many published letters, spread evenly over the list. */
  places: (size: Size, most: number) => Promise<Place[]>
}

export const openDatabases = (quick: boolean): Databases => {
  const items = sizesOf(quick)
  const folder = path.join(benchFolder, `data-${sourceHash(repository, sources).slice(0, 12)}`)
  const file = (size: Size) => path.join(folder, `items-${items[size]}.db`)
  const marker = (size: Size) => `${file(size)}-complete`
  const isMade = (size: Size) => existsSync(marker(size))

  const clear = async (database: string) => {
    for (const suffix of ['', '-wal', '-shm']) await rm(database + suffix, { force: true })
  }
  const copyTo = async (size: Size, target: string) => {
    await clear(target)
    for (const suffix of ['', '-wal']) {
      if (existsSync(file(size) + suffix)) await cp(file(size) + suffix, target + suffix)
    }
  }

  const make = async (size: Size): Promise<void> => {
    if (isMade(size)) return
    await mkdir(folder, { recursive: true })
    for (const name of await readdir(benchFolder)) {
      // Those of older sources, which nobody will want again.
      const other = path.join(benchFolder, name)
      if (name.startsWith('data-') && other !== folder) await rm(other, { recursive: true, force: true })
    }
    if (size === 'few') {
      await clear(file(size))
      await makeAlliance(file(size), items.few)
    } else {
      await make('few')
      await copyTo('few', file(size))
      await runScript(
        ['scripts/bench/data/add-publications.ts', String(items.few), String(items[size])],
        settingsFor(file(size)),
      )
    }
    await writeFile(marker(size), '')
  }

  return {
    items,
    site: school.slug,
    make,
    isMade,
    file,
    async copy(size, target) {
      const copied = path.join(target, `items-${items[size]}.db`)
      await copyTo(size, copied)
      return copied
    },
    async places(size, most) {
      const client = createClient({ url: `file:${file(size)}` })
      const { rows } = await client.execute({
        sql:
          'SELECT item_id, slug, sort_at, published_at FROM publications ' +
          "WHERE site = ? AND kind = 'letter' AND state = 'live' ORDER BY sort_at DESC, published_at DESC, item_id DESC",
        args: [school.slug],
      })
      client.close()
      const step = Math.max(1, Math.floor(rows.length / most))
      return rows
        .filter((_row, index) => index % step === 0)
        .map((row) => ({
          itemId: textIn(row.item_id),
          slug: textIn(row.slug),
          sortAt: textIn(row.sort_at),
          publishedAt: textIn(row.published_at),
        }))
    },
  }
}
