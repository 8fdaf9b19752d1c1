import { ask, type Target, type Window } from './load'
import type { Bench, Row } from './measurement'
import { median, rounded } from './statistics'

export type Turns = Map<string, Window[]>

/**
 * Asks every server for a short while, round after round, each round beginning with another: what else the machine
 * does meanwhile meets all of them. A first round, which warms them up, does not count.
 */
export const takeTurns = async (
  bench: Bench,
  targets: readonly Target[],
  askOne: (target: Target, bench: Bench) => Promise<Window> = ask,
): Promise<Turns> => {
  const turns: Turns = new Map(targets.map(({ name }) => [name, []]))
  // What a server is asked for the first time may take it longer than it is asked for in a round.
  for (const { program, path, headers } of targets)
    await (await fetch(program.url + path, { headers: headers ?? {} })).arrayBuffer()
  for (let round = 0; round <= bench.rounds; round += 1) {
    const first = round % targets.length
    for (const target of [...targets.slice(first), ...targets.slice(0, first)]) {
      const window = await askOne(target, bench)
      if (round > 0) turns.get(target.name)?.push(window)
    }
  }
  return turns
}

/** From here on a process counts as having had a whole processor. */
const saturated = 0.9

const windowsOf = (turns: Turns, name: string): Window[] => turns.get(name) ?? []

/** Why a server was not measured at its limit; undefined where it was. */
const heldBack = (windows: readonly Window[]): string | undefined => {
  if (median(windows.map(({ serverBusy }) => serverBusy ?? 1)) >= saturated) return undefined
  return median(windows.map(({ clientBusy }) => clientBusy ?? 0)) >= saturated
    ? 'the client was at its limit'
    : 'something else was waited for, such as other programs on this machine'
}

const ratioOf = (a: readonly Window[], b: readonly Window[], figure: (window: Window) => number): number =>
  median(a.map((window, round) => figure(window) / figure(b[round] ?? window)))

/** `byCpu` is NaN where the system tells nothing of processor time. */
const ratiosOf = (turns: Turns, one: string, other: string) => {
  const [a, b] = [windowsOf(turns, one), windowsOf(turns, other)]
  return {
    a,
    b,
    byClock: ratioOf(a, b, ({ perSecond }) => perSecond),
    byCpu: ratioOf(a, b, ({ perCpuSecond }) => perCpuSecond ?? NaN),
  }
}

/**
 * How many requests the one answers while the other answers one: the median of the rounds' ratios. By the clock, if
 * both servers had all the work that they could do; otherwise by the servers' processor time, since the clock would
 * then measure what held them back.
 */
export const compare = (
  turns: Turns,
  one: string,
  other: string,
): Pick<Row, 'measured' | 'unit' | 'note'> => {
  const { a, b, byClock, byCpu } = ratiosOf(turns, one, other)
  if (Number.isNaN(byCpu)) return { measured: byClock, unit: '×', note: 'by the clock' }
  const reason = heldBack(a) ?? heldBack(b)
  return {
    measured: reason === undefined ? byClock : byCpu,
    unit: '×',
    note:
      `${rounded(byClock)} by the clock, ${rounded(byCpu)} by the servers’ processor time` +
      (reason === undefined ? '' : `, which counts: ${reason}`),
  }
}

/** The same by the servers' processor time, whatever the clock says. */
export const compareByProcessor = (
  turns: Turns,
  one: string,
  other: string,
): Pick<Row, 'measured' | 'unit' | 'note'> => {
  const { byClock, byCpu } = ratiosOf(turns, one, other)
  return {
    measured: Number.isNaN(byCpu) ? undefined : byCpu,
    unit: '×',
    note: `${rounded(byClock)} by the clock`,
  }
}

/** Medians for results.json. */
export const figuresOf = (turns: Turns): Record<string, object> =>
  Object.fromEntries(
    [...turns].map(([name, windows]) => [
      name,
      {
        requestsPerSecond: rounded(median(windows.map(({ perSecond }) => perSecond))),
        requestsPerServerCpuSecond: rounded(median(windows.map(({ perCpuSecond }) => perCpuSecond ?? NaN))),
        serverBusy: rounded(median(windows.map(({ serverBusy }) => serverBusy ?? NaN))),
        clientBusy: rounded(median(windows.map(({ clientBusy }) => clientBusy ?? NaN))),
        rounds: windows.map(({ perSecond }) => rounded(perSecond)),
      },
    ]),
  )
