import { states, statesBefore, systemSteps, transitions, type State } from '../src/plugins/approval/states'

/** One line of the drawing: from some states to one, by a call or by the system itself. */
type Arrow = { from: readonly State[]; to: State; label: string; bySystem: boolean }

const arrows: Arrow[] = [
  ...transitions.map((transition) => ({
    from: statesBefore(transition),
    to: transition.to,
    label: transition.verb,
    bySystem: false,
  })),
  ...systemSteps.map(({ from, to, when }) => ({
    from,
    to,
    label: when.replaceAll('`', ''),
    bySystem: true,
  })),
]

const columnWidth = 12
const columnOf = (state: State): number => states.indexOf(state) * columnWidth + columnWidth / 2
const width = states.length * columnWidth

const blank = (): string[] => Array.from({ length: width }, () => ' ')

const wall = (): string[] => {
  const line = blank()
  for (const state of states) line[columnOf(state)] = '│'
  return line
}

/** All states on one side of the target lie on one line, so an arrow has one line or two. */
const lineFrom = (sources: readonly State[], { to, bySystem }: Arrow): string[] => {
  const line = wall()
  const target = columnOf(to)
  const columns = sources.map(columnOf)
  const [first, last] = [Math.min(target, ...columns), Math.max(target, ...columns)]
  for (let at = first; at <= last; at += 1) line[at] = line[at] === '│' ? '┼' : bySystem ? '┄' : '─'
  for (const column of columns) line[column] = '●'
  line[target] = columns.every((column) => column === target) ? '↺' : first === target ? '◀' : '▶'
  return line
}

const linesOf = (arrow: Arrow): string[] => {
  const { from, to, label } = arrow
  const sides = [
    from.filter((state) => columnOf(state) < columnOf(to)),
    from.filter((state) => columnOf(state) > columnOf(to)),
    from.filter((state) => state === to),
  ].filter((sources) => sources.length > 0)
  // From nowhere: something new.
  const lines = sides.length === 0 ? [newcomer(to)] : sides.map((sources) => lineFrom(sources, arrow))
  return lines.map((line, index) => `${line.join('')}${index === 0 ? `  ${label}` : ''}`)
}

const newcomer = (to: State): string[] => {
  const line = wall()
  for (let at = columnOf(to) - 4; at < columnOf(to); at += 1) line[at] = '┄'
  line[columnOf(to)] = '▶'
  return line
}

const centred = (text: string): string => {
  const left = Math.ceil((columnWidth - text.length) / 2)
  return text.padStart(left + text.length).padEnd(columnWidth)
}

/** The names of the states above their columns; what is long has two lines. */
const heading = (): string[] => {
  const names = states.map((state) => {
    const [above, below] = state.split('-')
    return below === undefined ? ['', state] : [`${above}-`, below]
  })
  return [0, 1].map((row) => names.map((name) => centred(name[row] ?? '')).join(''))
}

/**
 * The whole workflow as one drawing in plain text: a column for each state, a line for each way from one to another.
 * Follows from the tables in src/plugins/approval/states.ts and nothing else.
 */
export const drawWorkflow = (): string =>
  [
    ...heading(),
    wall().join(''),
    ...arrows.flatMap(linesOf),
    wall().join(''),
    '',
    '── somebody calls it    ┄┄ the system does it    ● from    ▶ ◀ to    ↺ it stays there',
  ]
    .map((line) => line.trimEnd())
    .join('\n')
