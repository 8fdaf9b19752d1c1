import type { HTMLConverters } from '@payloadcms/richtext-lexical/html'

type Cell = { headerState?: number; colSpan?: number; rowSpan?: number; children: { type: string }[] }
type Row = { children: Cell[] }

/** Lexical's bits of `headerState`: the cell stands in a row of headings, or in a column of them. */
const inHeadingRow = 1
const inHeadingColumn = 2

const has = (cell: Cell, bit: number): boolean => ((cell.headerState ?? 0) & bit) !== 0

/**
 * How many rows at the top are headings and nothing else. None where a cell of theirs goes on below them: in HTML a cell
 * ends with its `thead`.
 */
const headingRowsOf = (rows: readonly Row[]): number => {
  const found = rows.findIndex(({ children }) => !children.every((cell) => has(cell, inHeadingRow)))
  const count = found === -1 ? 0 : found
  const staysWithin = rows
    .slice(0, count)
    .every(({ children }, at) => children.every(({ rowSpan }) => at + (rowSpan ?? 1) <= count))
  return staysWithin ? count : 0
}

const span = (name: string, count: number | undefined): string =>
  count && count > 1 ? ` ${name}="${count}"` : ''

/** HTML, section 4.9.10: `scope`. A heading over several columns is one of their group. */
const scopeOf = (cell: Cell): string => {
  if (has(cell, inHeadingRow)) return (cell.colSpan ?? 1) > 1 ? 'colgroup' : 'col'
  return (cell.rowSpan ?? 1) > 1 ? 'rowgroup' : 'row'
}

/** Tables as every site can show them: headings that say what they head, and no looks. */
export const tableConverters: HTMLConverters = {
  table: ({ node, nodesToHTML }) => {
    const { children } = node as unknown as { children: (Row & { type: string; version: number })[] }
    const rows = nodesToHTML({ nodes: children })
    const headings = headingRowsOf(children)
    const head = headings ? `<thead>${rows.slice(0, headings).join('')}</thead>` : ''
    return `<table>${head}<tbody>${rows.slice(headings).join('')}</tbody></table>`
  },
  tablerow: ({ node, nodesToHTML }) =>
    `<tr>${nodesToHTML({ nodes: (node as unknown as { children: never[] }).children }).join('')}</tr>`,
  tablecell: ({ node, nodesToHTML }) => {
    const cell = node as unknown as Cell
    const [only, ...others] = cell.children
    // A cell of one line is its words.
    const nodes =
      only?.type === 'paragraph' && others.length === 0
        ? (only as { children?: unknown }).children
        : cell.children
    const inner = nodesToHTML({ nodes: (nodes ?? []) as never[] }).join('')
    const spans = span('colspan', cell.colSpan) + span('rowspan', cell.rowSpan)
    return has(cell, inHeadingRow | inHeadingColumn)
      ? `<th scope="${scopeOf(cell)}"${spans}>${inner}</th>`
      : `<td${spans}>${inner}</td>`
  },
}
