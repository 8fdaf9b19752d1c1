import { isRecord } from '../content/is-record'

type Node = Record<string, unknown>

/** What a page shows and a phone scrolls; more belongs into a file. */
export const mostRows = 200
export const mostColumns = 20

/** Lexical's bits of a cell: it stands in a row of headings, in a column of headings, or in both. */
const headerStates = new Set<unknown>([undefined, 0, 1, 2, 3])

/** How a table looks in the editor alone: no site shows it, and a version should not differ by it. */
const editorsOwn: Record<string, readonly string[]> = {
  table: ['colWidths', 'rowStriping', 'frozenColumnCount', 'frozenRowCount'],
  tablerow: ['height'],
  tablecell: ['width', 'backgroundColor', 'verticalAlign'],
}

/** What may stand in a table and in its rows; what is not named here has no rule. */
const within: Record<string, { only: string; named: string }> = {
  table: { only: 'tablerow', named: 'rows' },
  tablerow: { only: 'tablecell', named: 'cells' },
}

const parentOf: Record<string, string> = { table: 'root', tablerow: 'table', tablecell: 'tablerow' }

const damaged = 'A table in this text is damaged: '

const mend = 'Take the table out, and make it anew.'

const childrenOf = (node: Node): Node[] =>
  Array.isArray(node.children) ? node.children.filter((child) => isRecord(child)) : []

const spanOf = (value: unknown): number => (value === undefined || value === null ? 1 : Number(value))

const isSpan = (value: unknown, most: number): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most)

/** Lays the cells out as HTML does. @returns the cells that each row covers; undefined where two cover one place */
const laidOut = (rows: readonly Node[]): number[] | undefined => {
  const taken = rows.map(() => new Set<number>())
  for (const [at, row] of rows.entries()) {
    let column = 0
    for (const cell of childrenOf(row)) {
      while (taken[at]?.has(column)) column += 1
      for (let below = 0; below < spanOf(cell.rowSpan); below += 1) {
        const places = taken[at + below]
        if (!places) return undefined
        for (let beside = 0; beside < spanOf(cell.colSpan); beside += 1) {
          if (places.has(column + beside)) return undefined
          places.add(column + beside)
        }
      }
    }
  }
  return taken.map(({ size }) => size)
}

const gridProblem = (table: Node): string | undefined => {
  const rows = childrenOf(table)
  if (rows.length > mostRows)
    return `A table in this text has ${rows.length} rows; at most ${mostRows} are possible. Divide it into several.`
  const cells = rows.flatMap(childrenOf)
  if (!cells.every(({ colSpan, rowSpan }) => isSpan(colSpan, mostColumns) && isSpan(rowSpan, mostRows)))
    return `${damaged}one of its cells goes over more columns or rows than a table can have. ${mend}`
  if (rows.some((row) => childrenOf(row).length > mostColumns))
    return `A table in this text has more than ${mostColumns} columns. Divide it into several.`
  const covered = laidOut(rows)
  const columns = covered?.[0] ?? 0
  if (!covered?.every((places) => places === columns) || columns === 0)
    return `${damaged}its rows do not have the same number of cells. ${mend}`
  if (columns > mostColumns)
    return `A table in this text has ${columns} columns; at most ${mostColumns} are possible. Divide it into several.`
  return undefined
}

/**
 * What is wrong with a table, a row or a cell (nodes of @lexical/table), as a sentence; undefined where nothing is.
 * Takes away on the way how it looks in the editor. Bounds are looked at before anything is counted by them.
 *
 * @param parent the type of the node that it stands in
 */
export const tableProblem = (node: Node, parent: string | undefined): string | undefined => {
  const type = String(node.type)
  if (parentOf[type] !== parent) {
    return type === 'table'
      ? 'A table stands on its own in a text, and not in a list, a quote or another table. Take it out there.'
      : `${damaged}one of its parts stands outside of it. ${mend}`
  }
  for (const key of editorsOwn[type] ?? []) delete node[key]
  const rule = within[type]
  if (rule) {
    const children = Array.isArray(node.children) ? (node.children as unknown[]) : []
    if (!children.every((child) => isRecord(child) && child.type === rule.only))
      return `${damaged}it holds something other than ${rule.named}. ${mend}`
    if (type === 'table')
      return children.length === 0 ? `${damaged}it has no rows. ${mend}` : gridProblem(node)
    return undefined
  }
  if (childrenOf(node).length === 0)
    return `${damaged}one of its cells holds nothing, not even an empty line. ${mend}`
  return headerStates.has(node.headerState)
    ? undefined
    : `${damaged}one of its cells is no cell of a table. ${mend}`
}
