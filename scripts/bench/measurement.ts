import type { Databases } from './data/databases'

/** How many published items a database has: see `sizesOf`. */
export type Size = 'few' | 'many' | 'most'

/** One line of the table. */
export type Row = {
  what: string
  /** Undefined where what was to be measured is not there. */
  measured: number | undefined
  /** `×` is a ratio. */
  unit: '×' | 'ms' | 's' | 'MB'
  /** The bar: the figure may not be lower, or not be higher. A row without either informs. */
  least?: number
  most?: number
  /** How the figure came about, or why there is none. */
  note?: string
}

/** Rows for the table, and whatever else is worth keeping, as JSON. */
export type Outcome = { rows: Row[]; figures: Record<string, unknown> }

export type Bench = {
  /** Rounds in which the servers under comparison take turns. */
  rounds: number
  /** How long each of them is asked in a round, in milliseconds. */
  windowMs: number
  connections: number
  /** Divides the number of requests, saves and starts where a measurement counts them. */
  fewer: number
  databases: Databases
  /** A folder that is removed after the measurement. */
  folder: string
}

export type Measurement = {
  /** For `--only`. */
  name: string
  about: string
  /** The databases that it needs; they are made before it begins. */
  needs: readonly Size[]
  run: (bench: Bench) => Promise<Outcome>
}

/** Whether a row keeps its bar; undefined where it has none, or was not measured. */
export const keepsBar = ({ measured, least, most }: Row): boolean | undefined => {
  if (measured === undefined || (least === undefined && most === undefined)) return undefined
  return measured >= (least ?? -Infinity) && measured <= (most ?? Infinity)
}
