/**
 * What makes a database and its pictures one installation: an id, made at the first start and never again. It is
 * among the counters of the database, and noted beside the pictures and, with SQLite, beside the file, so that a
 * database that has gone is told from a first start.
 */
export type Installation = {
  id: string
  /** A demonstration's accounts and keys are known to everybody. */
  demonstration: boolean
}

/** Its row among the counters: the id is its text, and its number is 1 for a demonstration. */
export const installationCounter = 'installation'
/** Where the demonstration's content was begun or made (src/demo/demo-marker.ts). */
const demonstrationCounter = 'demonstration'

/** What a database says of itself before it is opened in earnest. */
export type DatabaseFacts = {
  /** Undefined before the first start, or where a version before there were ids has made it. */
  installation: Installation | undefined
  demonstration: boolean
  /** Whether it holds anybody's work or account. */
  used: boolean
  /** The steps of the schema that it has. */
  migrations: string[]
  /** Names of files of the newest pictures, at most five. */
  files: string[]
}

/** A database that isn't there, or has nothing in it. */
export const nothing: DatabaseFacts = {
  installation: undefined,
  demonstration: false,
  used: false,
  migrations: [],
  files: [],
}

type Counter = { name: string; value: number; hash?: string | null }

/** What the counters say, of both databases. */
export const fromCounters = (
  counters: readonly Counter[],
): Pick<DatabaseFacts, 'installation' | 'demonstration'> => {
  const own = counters.find(({ name }) => name === installationCounter)
  const installation = own?.hash ? { id: own.hash, demonstration: own.value === 1 } : undefined
  const marked = counters.some(({ name }) => name === demonstrationCounter)
  return { installation, demonstration: marked || installation?.demonstration === true }
}

/** Why the program does not start with this database; a sentence that says what to do, told without a stack. */
export class InstallationRefused extends Error {}
