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
