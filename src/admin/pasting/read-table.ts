import { mostColumns, mostRows } from '../../validation/table-problem'
import {
  isTable,
  isWords,
  wordsOfRuns,
  type PastedBlock,
  type Cell,
  type Table,
  type PastedWords,
} from './pasted-text'
import type { LeftOut } from './left-out'
import { isElement, tagOf, styleOf } from './style-of'

/** The blocks in an element, as they would be read by themselves. */
type ReadWithin = (element: Element) => PastedBlock[]

const rowsOf = (table: Element): Element[] =>
  [...table.children].flatMap((child) => {
    const name = tagOf(child)
    if (name === 'tr') return [child]
    return ['thead', 'tbody', 'tfoot'].includes(name) ? rowsOf(child) : []
  })

const cellsOf = (row: Element): Element[] =>
  [...row.children].filter((child) => tagOf(child) === 'td' || tagOf(child) === 'th')

const isHidden = (element: Element): boolean => {
  const style = styleOf(element)
  return style.get('display') === 'none' || style.get('mso-hide') === 'all'
}

const count = (element: Element, name: string): number =>
  Math.max(1, Math.min(1000, Number.parseInt(element.getAttribute(name) ?? '1', 10) || 1))

const isEmptyCell = (element: Element): boolean =>
  (element.textContent ?? '').trim() === '' && element.querySelector('img') === null

/** Word closes a table of uneven columns with a row of no height and no words. */
const isFiller = (row: Element): boolean =>
  row.getAttribute('height') === '0' && cellsOf(row).every(isEmptyCell)

const roleOf = (element: Element): string | null => element.getAttribute('role')

/** Headings have no place in a cell; they become bold words. */
const blocksOfCell = (element: Element, readWithin: ReadWithin): PastedBlock[] =>
  readWithin(element).map((block) =>
    isWords(block) && block.kind.type === 'heading'
      ? { kind: { type: 'paragraph' }, runs: block.runs.map((run) => ({ ...run, bold: true })) }
      : block,
  )

const emptyCell = (headsColumn: boolean): Cell => ({
  ...{ colSpan: 1, rowSpan: 1, headsColumn, headsRow: false },
  blocks: [],
})

/** Lays the cells out as browsers do; what overlaps is made narrower, and what is missing is filled. */
const laidOut = (rows: readonly Cell[][]): { rows: Cell[][]; columns: number } => {
  const taken = rows.map(() => new Set<number>())
  for (const [at, row] of rows.entries()) {
    let column = 0
    for (const cell of row) {
      while (taken[at]?.has(column)) column += 1
      cell.rowSpan = Math.min(cell.rowSpan, rows.length - at)
      let width = 1
      while (width < cell.colSpan && !taken[at]?.has(column + width)) width += 1
      cell.colSpan = width
      for (let below = at; below < at + cell.rowSpan; below += 1) {
        for (let beside = column; beside < column + width; beside += 1) taken[below]?.add(beside)
      }
    }
  }
  const columns = taken.reduce((most, places) => Math.max(most, ...places), -1) + 1
  const filled = rows.map((row, at) => [
    ...row,
    ...Array.from({ length: columns - (taken[at]?.size ?? 0) }, () =>
      emptyCell(row.at(-1)?.headsColumn ?? false),
    ),
  ])
  return { rows: filled, columns }
}

const runsIn = (cell: Cell) => cell.blocks.filter(isWords).flatMap(({ runs }) => runs)

const isBold = (row: readonly Cell[]): boolean => {
  const runs = row.flatMap(runsIn).filter(({ text }) => text.trim() !== '')
  return runs.length > 0 && runs.every(({ bold }) => bold)
}

const withoutBold = (blocks: readonly PastedBlock[]): PastedBlock[] =>
  blocks.map((block) =>
    isWords(block) ? { ...block, runs: block.runs.map((run) => ({ ...run, bold: false })) } : block,
  )

/** A first row in bold among others that are not is one of headings. */
const withBoldHeadings = (rows: readonly Cell[][]): Cell[][] => {
  const [first = [], ...others] = rows
  const isMarked = rows.some((row) => row.some(({ headsColumn }) => headsColumn))
  const isHead = !isMarked && isBold(first) && others.some((row) => !isBold(row))
  return isHead ? [first.map((cell) => ({ ...cell, headsColumn: true })), ...others] : [...rows]
}

/** Whether it only arranges what is in it: another table, a box of one cell, or as it says itself. */
const isForLayout = (table: Element, rows: readonly Element[]): boolean =>
  roleOf(table) === 'presentation' ||
  table.querySelector('table') !== null ||
  (rows.length === 1 && cellsOf(rows[0] as Element).length === 1)

const lineOfRow = (row: readonly Cell[]): PastedWords => ({
  kind: { type: 'paragraph' },
  runs: row
    .slice(0, row.findLastIndex((cell) => runsIn(cell).length > 0) + 1)
    .flatMap((cell, at) => [
      ...(at > 0 ? [{ text: ' | ', bold: false, italic: false, href: undefined }] : []),
      ...runsIn(cell).map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') })),
    ]),
})

/** A table as lines, where no table can stand. */
const linesOfTable = ({ rows }: Table): PastedWords[] =>
  rows.map(lineOfRow).filter(({ runs }) => wordsOfRuns(runs).replaceAll('|', '').trim() !== '')

/** The table of an element, or what is in it where it is none that this editor could have. */
export const readTable = (element: Element, readWithin: ReadWithin, leftOut: LeftOut): PastedBlock[] => {
  const found = rowsOf(element).filter((row) => !isHidden(row) && !isFiller(row) && cellsOf(row).length > 0)
  if (isForLayout(element, found)) return found.flatMap(cellsOf).flatMap(readWithin)
  const caption = [...element.childNodes].filter(isElement).find((child) => tagOf(child) === 'caption')
  const isHeadingRow = (row: Element, cells: readonly Element[]) =>
    (row.parentElement !== null && tagOf(row.parentElement) === 'thead') ||
    cells.every((cell) => roleOf(cell) === 'columnheader') ||
    (row === found[0] && cells.every((cell) => tagOf(cell) === 'th'))
  const read = found.map((row) => {
    const cells = cellsOf(row).filter((cell) => !isHidden(cell))
    const headsColumn = isHeadingRow(row, cells)
    return cells.map((cell): Cell => ({
      colSpan: count(cell, 'colspan'),
      rowSpan: count(cell, 'rowspan'),
      headsColumn,
      headsRow: !headsColumn && (tagOf(cell) === 'th' || roleOf(cell) === 'rowheader'),
      blocks: blocksOfCell(cell, readWithin),
    }))
  })
  const { rows, columns } = laidOut(read)
  const before = caption ? readWithin(caption) : []
  if (columns === 0) return before
  const table: Table = {
    kind: { type: 'table' },
    rows: withBoldHeadings(rows).map((row) =>
      row.map((cell) =>
        cell.headsColumn || cell.headsRow ? { ...cell, blocks: withoutBold(cell.blocks) } : cell,
      ),
    ),
  }
  if (columns <= mostColumns && rows.length <= mostRows) return [...before, table]
  leftOut.tables.push('the columns of a table that is too large for a page (each row became a line)')
  return [...before, ...linesOfTable(table)]
}

/** Every table as lines, for a place in which no table can stand. */
export const withoutTables = (blocks: readonly PastedBlock[], leftOut: LeftOut): PastedBlock[] =>
  blocks.flatMap((block) => {
    if (!isTable(block)) return [block]
    leftOut.tables.push(
      'the columns of a table, since no table can stand in a table (each row became a line)',
    )
    return linesOfTable(block)
  })
