import { format, resolveConfig } from 'prettier'
import {
  isAllowed,
  itemStates,
  matrix,
  operations,
  operationsOf,
  ownership,
  people,
  statesFor,
  type Operation,
  type Person,
  type Subject,
  type Whose,
} from '../src/access/access-matrix'
import { inRepository } from './repository'

const everyone = Object.keys(people) as Person[]

/** Words for whose documents they are, short enough for a table. */
const short: Record<Whose, string> = {
  own: 'own school',
  other: 'other school',
  self: 'one’s own',
  shared: 'yes',
}

const cell = (subject: Subject, operation: Operation, person: Person): string => {
  const states = statesFor(subject, operation)
  const parts = subject.whose.flatMap((whose) => {
    const possible = states.filter((state) => isAllowed(subject, operation, { person, whose, state }))
    if (possible.length === 0) return []
    const name = whose === 'shared' && subject.whose.length > 1 ? ownership.shared : short[whose]
    if (possible.length === states.length) return [name]
    return [`${name}: ${possible.map((state) => (state ? itemStates[state] : '')).join(', ')}`]
  })
  return parts.length === 0 ? '–' : parts.join('; ')
}

type Column = { names: string[]; cells: string[] }

/** People who may do the same share a column; those who may do nothing have none. */
const columnsOf = (
  subject: Subject,
  rows: readonly Operation[],
): { columns: Column[]; nothing: string[] } => {
  const columns = new Map<string, Column>()
  const nothing: string[] = []
  for (const person of everyone) {
    const cells = rows.map((operation) => cell(subject, operation, person))
    const known = columns.get(cells.join('|'))
    if (cells.every((text) => text === '–')) nothing.push(people[person])
    else if (known) known.names.push(people[person])
    else columns.set(cells.join('|'), { names: [people[person]], cells })
  }
  return { columns: [...columns.values()], nothing }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const section = (subject: Subject): string => {
  const all = operationsOf(subject)
  const rows = all.filter((operation) => everyone.some((person) => cell(subject, operation, person) !== '–'))
  const { columns, nothing } = columnsOf(subject, rows)
  const never = all.filter((operation) => !rows.includes(operation)).map((operation) => operations[operation])
  const named = subject.collections.map((name) => `\`${name}\``).join(', ')
  const title = `## ${subject.title}\n\n${named}`
  if (rows.length === 0) return `${title}\n\nNobody, by any address.`
  const table = [
    row(['', ...columns.map(({ names }) => names.join('; '))]),
    row(['---', ...columns.map(() => '---')]),
    ...rows.map((operation, index) =>
      row([operations[operation], ...columns.map(({ cells }) => cells[index] ?? '')]),
    ),
  ]
  return [
    title,
    table.join('\n'),
    ...(nothing.length > 0 ? [`Nothing of this: ${nothing.join('; ')}.`] : []),
    ...(never.length > 0 ? [`Nobody: ${never.join('; ')}.`] : []),
    ...(subject.notes ?? []),
  ].join('\n\n')
}

const introduction = `# Who may do what

Made from src/access/access-matrix.ts by \`npm run generate\`; do not edit it here. Every cell is tried over HTTP, on both
databases, by tests/access/access-matrix.test.ts.

The columns are people, those who may do the same together. "Own school" is the school of the item, the picture or the
record, where the person works; for headteachers of schools that sign an item or are offered it, and for nobody else, it
is the school that names theirs. Where a cell names states, it is possible in these only. A dash is a refusal.`

/** docs/access.md. */
export const renderAccessMatrix = async (): Promise<string> => {
  const text = [introduction, ...matrix.map(section)].join('\n\n')
  const path = inRepository('docs', 'access.md')
  return format(`${text}\n`, { ...(await resolveConfig(path)), filepath: path })
}
