/** A node of a stored text, as far as its outline goes. */
type Stored = { type: string; children?: Stored[] } & Record<string, unknown>

const marks = (text: string, format: unknown): string => {
  const sign = ['', '**', '*', '***'][Number(format)]
  if (sign === undefined) throw new Error(`PastedWords with the format ${String(format)}: ${text}`)
  return `${sign}${text}${sign}`
}

const inline = (node: Stored): string => {
  const within = () => (node.children ?? []).map(inline).join('')
  switch (node.type) {
    case 'text':
      if (node.style !== '') throw new Error(`PastedWords with a style: ${String(node.style)}`)
      return marks(String(node.text), node.format)
    case 'linebreak':
      return '⏎'
    case 'link':
      return `[${within()}](${String((node.fields as { url?: unknown }).url)})`
    default:
      throw new Error(`A ${node.type} within a line`)
  }
}

const line = (node: Stored): string => (node.children ?? []).map(inline).join('')

const list = (node: Stored, indent: string): string[] => {
  let number = Number(node.start)
  return (node.children ?? []).flatMap((entry) => {
    const [first] = entry.children ?? []
    if (first?.type === 'list') return list(first, `${indent}  `)
    const sign = node.listType === 'number' ? `${number}.` : '-'
    number += 1
    return [`${indent}${sign} ${line(entry)}`]
  })
}

const cell = (node: Stored): string => {
  const heads = ['', '= ', '> ', '=> '][Number(node.headerState)] ?? 'odd '
  const [across, down] = [Number(node.colSpan), Number(node.rowSpan)]
  const spans = across > 1 || down > 1 ? ` <${across}x${down}>` : ''
  return `${heads}${outlineOf(node.children ?? []).join(' ¶ ')}${spans}`
}

const row = (node: Stored): string =>
  `|${(node.children ?? []).map((each) => ` ${cell(each)}`.trimEnd() + ' |').join('')}`

const block = (node: Stored): string[] => {
  switch (node.type) {
    case 'paragraph':
      return [line(node)]
    case 'heading':
      return [`${'#'.repeat(Number(String(node.tag).slice(1)))} ${line(node)}`]
    case 'quote':
      return [`> ${line(node)}`]
    case 'horizontalrule':
      return ['---']
    case 'list':
      return list(node, '')
    case 'table':
      return (node.children ?? []).map(row)
    default:
      throw new Error(`A ${node.type} among the blocks`)
  }
}

/**
 * A stored text line for line, with all that readers would see of it: `##` a heading and its level, `**bold**`,
 * `*italic*`, `⏎` a line break, `[words](address)`, `-` and `1.` entries, `>` a quotation, `---` a rule, `| a | b |` a row,
 * with `=` before a heading of a column, `>` before one of a row, `¶` between the blocks of a cell, and its spans. It
 * throws at anything else.
 */
export const outlineOf = (nodes: readonly object[]): string[] =>
  nodes.flatMap((node) => block(node as Stored))
