import { describe, expect, it } from 'vitest'
import { tidyRichText } from '../../src/validation/rich-text'
import { cell, heading, paragraph, richText, table } from '../support/lexical-json'

const clubs = () =>
  table([heading('Day'), heading('Club')], [cell('Monday'), cell('Chess')], [cell('Tuesday'), cell('Choir')])

describe('a table in a text', () => {
  it('may have cells over several columns and rows', () => {
    const wide = table(
      [heading('Clubs', { colSpan: 3 })],
      [cell('Monday', { rowSpan: 2 }), cell('Chess'), cell('Hall')],
      [cell('Choir'), cell('Library')],
    )
    expect(tidyRichText(richText(clubs(), 'and', wide))).toBeUndefined()
  })

  it('loses what only the editor would show', () => {
    const text = richText({
      ...table([
        cell('x', { width: 200, backgroundColor: '#ff0000', verticalAlign: 'middle' }),
        cell('y', { backgroundColor: null }),
      ]),
      ...{ colWidths: [92, 92], rowStriping: true, frozenColumnCount: 1, frozenRowCount: 1 },
    })
    const row = (text.root.children[0]?.children as Record<string, unknown>[])[0]
    Object.assign(row ?? {}, { height: 33 })
    expect(tidyRichText(text)).toBeUndefined()
    expect(JSON.stringify(text)).not.toMatch(
      /colWidths|Striping|frozen|backgroundColor|width|height|verticalAlign/,
    )
  })

  const nested = (depth: number): ReturnType<typeof table> =>
    table([cell(depth === 0 ? 'deep' : [nested(depth - 1)])])

  it.each([
    ['without rows', table(), 'no rows'],
    ['whose rows are missing', { ...table(), children: undefined }, 'no rows'],
    ['whose rows are no list', { ...table(), children: 'x' }, 'no rows'],
    ['with a row without cells', table([], []), 'same number of cells'],
    ['with rows of different lengths', table([cell('a'), cell('b')], [cell('c')]), 'same number of cells'],
    ['with an empty cell', table([cell([])]), 'not even an empty line'],
    ['with words in place of rows', { ...table(), children: [paragraph('x')] }, 'other than rows'],
    ['with nothing in place of rows', { ...table(), children: [null] }, 'other than rows'],
    [
      'with words in place of cells',
      { ...table(), children: [{ type: 'tablerow', children: [paragraph('x')] }] },
      'other than cells',
    ],
    ['in a table', nested(1), 'stands on its own'],
    ['in tables without end', nested(300), 'stands on its own'],
    [
      'in a list',
      { type: 'list', children: [{ type: 'listitem', children: [clubs()] }] },
      'stands on its own',
    ],
    ['whose row stands alone', { type: 'tablerow', children: [cell('x')] }, 'outside of it'],
    ['whose cell stands alone', cell('x'), 'outside of it'],
    [
      'with a cell over too many columns',
      table([cell('x', { colSpan: 1_000_000_000 })]),
      'more columns or rows',
    ],
    ['with a cell over too many rows', table([cell('x', { rowSpan: 1e308 })]), 'more columns or rows'],
    ['with a cell over half a column', table([cell('x', { colSpan: 1.5 })]), 'more columns or rows'],
    ['with a cell over no row', table([cell('x', { rowSpan: 0 })]), 'more columns or rows'],
    ['with a cell over words', table([cell('x', { colSpan: 'all' })]), 'more columns or rows'],
    ['with a cell that leaves it below', table([cell('x', { rowSpan: 2 })]), 'same number of cells'],
    [
      'with two cells in one place',
      table([cell('a'), cell('b', { rowSpan: 2 })], [cell('c', { colSpan: 2 })]),
      'same number of cells',
    ],
    ['with too many rows', table(...Array.from({ length: 201 }, () => [cell('x')])), 'at most 200'],
    ['with too many columns', table(Array.from({ length: 21 }, () => cell('x'))), 'more than 20 columns'],
    ['with too many columns together', table([cell('x', { colSpan: 20 }), cell('y')]), 'at most 20'],
    ['with odd headings', table([cell('x', { headerState: 7 })]), 'no cell of a table'],
    ['with a key of its own', { ...clubs(), caption: 'x' }, 'nobody would see (caption)'],
  ])('is refused %s', (_name, damagedTable, words) => {
    expect(tidyRichText(richText(damagedTable))).toContain(words)
  })
})
