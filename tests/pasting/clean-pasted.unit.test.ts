import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { cleanPasted } from '../../src/admin/pasting/clean-pasted'
import { leftOutInWords } from '../../src/admin/pasting/left-out'
import { tidyRichText } from '../../src/validation/rich-text'
import { outlineOf } from './outline'
import { samples } from './samples'

const parsed = (html: string): Document =>
  new new Window().DOMParser().parseFromString(html, 'text/html') as unknown as Document

const clean = (html: string, place?: { inCell?: boolean }) => {
  const { nodes, leftOut } = cleanPasted(parsed(html), place)
  expect(tidyRichText({ root: { type: 'root', children: structuredClone(nodes) } })).toBeUndefined()
  return { lines: outlineOf(nodes), said: leftOutInWords(leftOut) }
}

describe('what another program wrote', () => {
  it('is known from twelve samples', () => {
    expect(samples).toHaveLength(12)
  })

  it.each(samples)('becomes a text of this editor: $name', ({ html, lines, leftOut }) => {
    const { lines: found, said } = clean(html)
    expect(found).toEqual(lines)
    expect(said).toBe(leftOut)
  })

  it.each<[string, string, string[]]>([
    ['lists that skip levels', '<ul><ul><ul><li>deep</li></ul></ul><li>flat</li></ul>', ['- deep', '- flat']],
    [
      'lists without end',
      `${'<ul><li>x'.repeat(60)}`,
      [0, 1, 2, 3, 4, 5, ...Array.from({ length: 54 }, () => 5)].map((depth) => `${'  '.repeat(depth)}- x`),
    ],
    ['paragraphs of one entry', '<ul><li><p>one</p><p>two</p></li></ul>', ['- one⏎two']],
    ['two lists of numbers', '<ol><li>a</li></ol><ol><li>b</li></ol>', ['1. a', '1. b']],
    ['a list that goes on', '<ol start=4><li>a</li><li>b</li></ol>', ['4. a', '5. b']],
    [
      'headings that jump',
      '<h5>a</h5><h1>b</h1><h4>c</h4><h6>d</h6><h6>e</h6>',
      ['## a', '## b', '### c', '#### d', '#### e'],
    ],
    ['bold in a heading', '<h2><b>a</b> b</h2>', ['## a b']],
    [
      'a numbered heading',
      '<h2 style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.&nbsp;</span>Aims</h2>',
      ['## 1. Aims'],
    ],
    ['text alone', 'just <em>words</em>', ['just *words*']],
    ['lines that are kept', '<pre>one\n  two</pre>', ['one⏎two']],
    ['a table of uneven rows', '<table><tr><td>a<td>b<td>c<tr><td>d</table>', ['| a | b | c |', '| d | | |']],
    [
      'spans that leave the table',
      '<table><tr><td rowspan=900 colspan=2>a<td>b<tr><td>c</table>',
      ['| a <2x2> | b |', '| c |'],
    ],
    [
      'spans that meet',
      '<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>',
      ['| a | b <1x2> |', '| c |'],
    ],
    ['headings of rows', '<table><tr><th>a<td>b<tr><th>c<td>d</table>', ['| > a | b |', '| > c | d |']],
    [
      'a table of bold words alone',
      '<table><tr><td><b>a</b><tr><td><b>b</b></table>',
      ['| **a** |', '| **b** |'],
    ],
    ['a caption', '<table><caption>Clubs</caption><tr><td>a<td>b</table>', ['Clubs', '| a | b |']],
    ['a table in a table', '<table><tr><td>x<td><table><tr><td>a<td>b</table></table>', ['x', '| a | b |']],
    [
      'a script',
      'a<script>alert(1)</script><style>b{}</style><img src=x onerror=alert(1) alt=c width=1>',
      ['a'],
    ],
    ['nothing', '<p>&nbsp;</p><o:p></o:p><br><a name="_GoBack"></a>', []],
    ['a code', '<p>a <code>b</code> <font color=red>c</font><sup>d</sup></p>', ['a b cd']],
  ])('may be %s', (_name, html, lines) => {
    expect(clean(html).lines).toEqual(lines)
  })

  it('is as lines where its table is too large, or stands in a cell', () => {
    const wide = `<table><tr>${'<td>x'.repeat(21)}</table>`
    expect(clean(wide)).toEqual({
      lines: [Array(21).fill('x').join(' | ')],
      said: expect.stringContaining('too large') as string,
    })
    const long = clean(`<table>${'<tr><td>x<td>y'.repeat(201)}</table>`)
    expect(long.lines).toHaveLength(201)
    const inCell = clean('<p>a</p><table><tr><td>x<td>y<tr><td>z<td></table>', { inCell: true })
    expect(inCell.lines).toEqual(['a', 'x | y', 'z'])
    expect(inCell.said).toContain('no table can stand in a table')
  })
})
