/**
 * A small hand for writing Lexical's JSON, the form in which the editor keeps texts. Only what the demonstration's
 * texts need: paragraphs, headings, lists, quotations, links, bold words and pictures.
 */
type LexicalNode = { type: string; version: number; [key: string]: unknown }
type Direction = 'ltr' | 'rtl'

export type LexicalText = {
  root: {
    type: 'root'
    children: LexicalNode[]
    direction: Direction
    format: ''
    indent: number
    version: number
  }
}

/** Words, or a piece of a line that is more than words. */
type Inline = string | LexicalNode
/** A block; a plain string is a paragraph. */
export type Block = string | LexicalNode

const plain = (text: string, format: number): LexicalNode => ({
  type: 'text',
  version: 1,
  text,
  format,
  style: '',
  mode: 'normal',
  detail: 0,
})

const line = (parts: readonly Inline[]): LexicalNode[] =>
  parts.map((part) => (typeof part === 'string' ? plain(part, 0) : part))

const block = (type: string, children: LexicalNode[], more: Record<string, unknown> = {}): LexicalNode => ({
  type,
  version: 1,
  format: '',
  indent: 0,
  direction: 'ltr',
  children,
  ...more,
})

export const bold = (text: string): LexicalNode => plain(text, 1)

export const paragraph = (...parts: Inline[]): LexicalNode =>
  block('paragraph', line(parts), { textFormat: 0, textStyle: '' })

/** Of level 2: the title of the item is level 1. */
export const heading = (text: string): LexicalNode => block('heading', line([text]), { tag: 'h2' })

export const quotation = (text: string): LexicalNode => block('quote', line([text]))

const list = (listType: 'bullet' | 'number', tag: 'ul' | 'ol', entries: readonly Inline[]): LexicalNode =>
  block(
    'list',
    entries.map((entry, index) => block('listitem', line([entry]), { value: index + 1 })),
    { listType, tag, start: 1 },
  )

export const bullets = (...entries: Inline[]): LexicalNode => list('bullet', 'ul', entries)
export const numbered = (...entries: Inline[]): LexicalNode => list('number', 'ol', entries)

/** A picture of the media library. */
export const picture = (media: string, caption: string): LexicalNode => ({
  type: 'upload',
  version: 3,
  format: '',
  id: media,
  relationTo: 'media',
  value: media,
  fields: { caption },
})

const turned = (node: LexicalNode, direction: Direction): LexicalNode => ({
  ...node,
  ...('direction' in node ? { direction } : {}),
  ...(Array.isArray(node.children)
    ? { children: (node.children as LexicalNode[]).map((child) => turned(child, direction)) }
    : {}),
})

const document = (direction: Direction, blocks: readonly Block[]): LexicalText => ({
  root: {
    type: 'root',
    direction,
    format: '',
    indent: 0,
    version: 1,
    children: blocks.map((part) => turned(typeof part === 'string' ? paragraph(part) : part, direction)),
  },
})

export const richText = (...blocks: Block[]): LexicalText => document('ltr', blocks)
/** For languages that are written from right to left. */
export const richTextFromRight = (...blocks: Block[]): LexicalText => document('rtl', blocks)
