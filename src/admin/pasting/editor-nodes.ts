import {
  isTable,
  isWords,
  type PastedBlock,
  type Cell,
  type PastedEntry,
  type PastedRun,
  type Table,
} from './pasted-text'

/** A node of the editor, as it is stored. */
export type EditorNode = { type: string; version: number } & Record<string, unknown>

/** Nested deeper, and nobody can tell where an entry belongs. */
const deepestList = 6

const block = (type: string, children: EditorNode[], more: object = {}): EditorNode => ({
  ...{ type, version: 1, format: '', indent: 0, direction: null },
  ...more,
  children,
})

const lineBreak: EditorNode = { type: 'linebreak', version: 1 }

const textNodes = ({ text, bold, italic }: PastedRun): EditorNode[] =>
  text.split(/(\n)/).flatMap((part) => {
    if (part === '') return []
    if (part === '\n') return [lineBreak]
    const format = (bold ? 1 : 0) | (italic ? 2 : 0)
    return [{ type: 'text', version: 1, text: part, format, style: '', mode: 'normal', detail: 0 }]
  })

const sameLooks = (one: PastedRun, other: PastedRun): boolean =>
  one.bold === other.bold && one.italic === other.italic && one.href === other.href

const joined = (runs: readonly PastedRun[]): PastedRun[] => {
  const all: PastedRun[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last && sameLooks(last, run)) last.text += run.text
    else all.push({ ...run })
  }
  return all
}

const inline = (runs: readonly PastedRun[]): EditorNode[] => {
  const nodes: EditorNode[] = []
  let link: { href: string; children: EditorNode[] } | undefined
  for (const run of joined(runs)) {
    const { href } = run
    if (href === undefined || run.text === '\n') {
      link = undefined
      nodes.push(...textNodes(run))
    } else if (link?.href === href) link.children.push(...textNodes(run))
    else {
      link = { href, children: textNodes(run) }
      const fields = { linkType: 'custom', newTab: false, url: href }
      nodes.push({ ...block('link', link.children, { fields }), version: 3 })
    }
  }
  return nodes
}

type OpenList = Pick<PastedEntry, 'ordered' | 'list'> & { entries: EditorNode[] }

const openList = ({ ordered, list, start }: PastedEntry): { open: OpenList; node: EditorNode } => {
  const entries: EditorNode[] = []
  const looks = ordered ? { listType: 'number', tag: 'ol' } : { listType: 'bullet', tag: 'ul' }
  return {
    open: { ordered, list, entries },
    node: block('list', entries, { ...looks, start: ordered ? start : 1 }),
  }
}

const entryNode = (open: OpenList, children: EditorNode[]): void => {
  open.entries.push(block('listitem', children, { value: open.entries.length + 1 }))
}

/** Lists as the editor keeps them: an inner list is an entry of its own, after the one that it belongs to. */
const listNodes = (all: readonly { kind: PastedEntry; runs: PastedRun[] }[]): EditorNode[] => {
  const nodes: EditorNode[] = []
  const stack: OpenList[] = []
  for (const { kind, runs } of all) {
    const level = Math.max(1, Math.min(kind.level, stack.length + 1, deepestList))
    while (stack.length > level) stack.pop()
    const top = stack[level - 1]
    if (top && (top.ordered !== kind.ordered || top.list !== kind.list)) stack.pop()
    if (stack.length < level) {
      const { open, node } = openList(kind)
      const around = stack.at(-1)
      if (around) entryNode(around, [node])
      else nodes.push(node)
      stack.push(open)
    }
    const open = stack.at(-1)
    if (open) entryNode(open, inline(runs))
  }
  return nodes
}

const cellNode = ({ colSpan, rowSpan, headsColumn, headsRow, blocks }: Cell): EditorNode => {
  const children = blockNodes(blocks)
  return block('tablecell', children.length > 0 ? children : [block('paragraph', [])], {
    ...{ colSpan, rowSpan, backgroundColor: null },
    headerState: headsColumn ? 1 : headsRow ? 2 : 0,
  })
}

const tableNode = ({ rows }: Table): EditorNode =>
  block(
    'table',
    rows.map((row) => block('tablerow', row.map(cellNode))),
  )

/** The nodes of blocks, whose headings have the levels of the editor already. */
const blockNodes = (blocks: readonly PastedBlock[]): EditorNode[] => {
  const nodes: EditorNode[] = []
  let entries: { kind: PastedEntry; runs: PastedRun[] }[] = []
  const closeList = () => {
    nodes.push(...listNodes(entries))
    entries = []
  }
  for (const each of blocks) {
    if (isWords(each) && each.kind.type === 'entry') {
      entries.push({ kind: each.kind, runs: each.runs })
      continue
    }
    closeList()
    if (isTable(each)) nodes.push(tableNode(each))
    else if (!isWords(each)) nodes.push({ type: 'horizontalrule', version: 1 })
    else if (each.kind.type === 'heading')
      nodes.push(block('heading', inline(each.runs), { tag: `h${each.kind.level}` }))
    else nodes.push(block(each.kind.type, inline(each.runs)))
  }
  closeList()
  return nodes
}

/** The title of an item is level 1, and the editor has 2 to 4: levels follow one another, and none is passed over. */
const inOrder = (blocks: readonly PastedBlock[]): PastedBlock[] => {
  const around: number[] = []
  return blocks.map((each) => {
    if (!isWords(each) || each.kind.type !== 'heading') return each
    while ((around.at(-1) ?? 0) >= each.kind.level) around.pop()
    around.push(each.kind.level)
    return { ...each, kind: { type: 'heading', level: Math.min(4, around.length + 1) } }
  })
}

export const editorNodes = (blocks: readonly PastedBlock[]): EditorNode[] => blockNodes(inOrder(blocks))
