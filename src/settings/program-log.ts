import { AsyncLocalStorage } from 'node:async_hooks'
import type { DestinationStream } from 'pino'

/** Where lines of the log go, and how little is worth one. */
export type ProgramLog = {
  /** Such as `info`; `silent` for none. */
  level: string
  /** Takes whole lines. */
  to: DestinationStream
}

type Logs = { level: string; ofProgram: AsyncLocalStorage<ProgramLog> }

/** One for the whole process: this module is there twice, in Next's bundle and in the rest of the program. */
const key = Symbol.for('kpsa.log')
const shared = globalThis as { [key]?: Logs }
const logs = (shared[key] ??= { level: 'info', ofProgram: new AsyncLocalStorage() })

/** The log of the program whose work this is; undefined where all of the process has one, its standard output. */
export const ownLog = (): ProgramLog | undefined => logs.ofProgram.getStore()

/** From which level on there is a line. */
export const logLevel = (): string => ownLog()?.level ?? logs.level

/** Sets it for all that has no log of its own. */
export const logFrom = (level: string): void => {
  logs.level = level
}

/**
 * Does work whose lines, and those of all that it begins, go to a log of its own: so that programs in one process can be
 * told apart. Node has to look at each promise for it, so that a program that is alone is not run in here.
 */
export const withOwnLog = <T>(log: ProgramLog, work: () => T): T => logs.ofProgram.run(log, work)
