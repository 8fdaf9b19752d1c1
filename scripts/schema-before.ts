import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRepository } from './repository'

/** A schema as drizzle-kit keeps it beside a migration; what is added to it is members of objects. */
type Snapshot = { [name: string]: unknown }

const isObject = (value: unknown): value is Snapshot =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readSnapshot = (file: string): Snapshot => JSON.parse(readFileSync(file, 'utf8')) as Snapshot

/** What `whole` has and `part` has not, however deep. */
const addedTo = (part: Snapshot, whole: Snapshot): Snapshot =>
  Object.fromEntries(
    Object.entries(whole).flatMap(([name, value]): [string, unknown][] => {
      const before = part[name]
      if (before === undefined) return [[name, value]]
      if (!isObject(before) || !isObject(value)) return []
      const added = addedTo(before, value)
      return Object.keys(added).length > 0 ? [[name, added]] : []
    }),
  )

const together = (one: Snapshot, more: Snapshot): Snapshot => {
  const all = { ...one }
  for (const [name, value] of Object.entries(more)) {
    const before = all[name]
    all[name] = isObject(before) && isObject(value) ? together(before, value) : value
  }
  return all
}

const newestSnapshot = (folder: string): Snapshot => {
  const newest = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
        .at(-1)
    : undefined
  return newest ? readSnapshot(path.join(folder, newest)) : {}
}

const ours = () => newestSnapshot(inRepository('src', 'migrations'))

const before = 'before.json'

/**
 * Lays out what a migration of a set of extensions is made from: the migrations that the set has, and the schema as it is
 * with them, which is ours and what they added to it.
 *
 * @param own the migrations of the set
 */
export const layOutMigrations = (own: string, folder: string): void => {
  mkdirSync(folder, { recursive: true })
  if (existsSync(own)) cpSync(own, folder, { recursive: true, filter: (file) => !file.endsWith('.json') })
  writeFileSync(path.join(folder, before), JSON.stringify(together(ours(), newestSnapshot(own))))
}

/** Leaves of a schema beside a new migration what it adds to ours: ours changes by itself. */
export const keepWhatIsAdded = (folder: string): void => {
  rmSync(path.join(folder, before))
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const file = path.join(folder, name)
    writeFileSync(file, `${JSON.stringify(addedTo(ours(), readSnapshot(file)), null, 2)}\n`)
  }
}
