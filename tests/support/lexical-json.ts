type Child = { type: string } & Record<string, unknown>
const element = { format: '', indent: 0, version: 1, direction: 'ltr' }

export const textNode = (text: string): Child => ({
  type: 'text',
  text,
  format: 0,
  style: '',
  mode: 'normal',
  detail: 0,
  version: 1,
})
export const paragraph = (...children: (Child | string)[]): Child => ({
  type: 'paragraph',
  ...element,
  children: children.map((child) => (typeof child === 'string' ? textNode(child) : child)),
})

/** Lexical's JSON, as the editor in the browser would send it: one paragraph for each text. */
export const richText = (...blocks: (Child | string)[]) => ({
  root: {
    type: 'root',
    ...element,
    children: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
  },
})

const cellOf = (content: string | Child[], more: object): Child => ({
  ...element,
  type: 'tablecell',
  colSpan: 1,
  rowSpan: 1,
  headerState: 0,
  backgroundColor: null,
  ...more,
  children: typeof content === 'string' ? [paragraph(content)] : content,
})

/** A cell of a table: its words or its blocks. */
export const cell = (content: string | Child[], more: object = {}): Child => cellOf(content, more)
/** A cell that heads its column. */
export const heading = (content: string, more: object = {}): Child =>
  cellOf(content, { headerState: 1, ...more })
/** A table as the editor writes it, row for row. */
export const table = (...rows: Child[][]): Child => ({
  ...element,
  type: 'table',
  children: rows.map((children) => ({ ...element, type: 'tablerow', children })),
})
