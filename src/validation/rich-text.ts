/** A node of Lexical's JSON, as far as it matters here. */
export type RichTextNode = {
  type: string
  children?: RichTextNode[]
  format?: unknown
  tag?: unknown
  fields?: { linkType?: unknown; url?: unknown; doc?: unknown } & Record<string, unknown>
  relationTo?: unknown
  value?: unknown
}

const nodeTypes = new Set([
  'root',
  'paragraph',
  'heading',
  'list',
  'listitem',
  'quote',
  'horizontalrule',
  'link',
  'autolink',
  'text',
  'linebreak',
  'tab',
  'upload',
])
const headings = new Set(['h2', 'h3', 'h4'])
/** Lexical's bits for bold and italic; underlined, struck and code are tidied away when text is pasted. */
const boldAndItalic = 0b11
const deepest = 40
const most = 20_000

const isNode = (value: unknown): value is RichTextNode =>
  typeof value === 'object' && value !== null && typeof (value as RichTextNode).type === 'string'

/** `www.…` and bare mail addresses as people type them, made complete. */
const tidyAddress = (url: string): string => {
  const text = url.trim()
  if (/^www\./i.test(text)) return `https://${text}`
  return /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text) ? `mailto:${text}` : text
}

const linkAddressProblem = (url: unknown): string | undefined => {
  const refusal = 'A link must begin with https://, http://, mailto: or tel:. Check the links in this text.'
  if (typeof url !== 'string' || url.length > 2000) return refusal
  // Payload percent-encodes what it doesn't take for an address; that would hide the beginning of it.
  if (!/^(https?:\/\/[^\s/?#]+|mailto:[^\s]+@|tel:[+\d])/i.test(url) || /[\s<>"]/.test(url)) return refusal
  return undefined
}

const nodeProblem = (node: RichTextNode): string | undefined => {
  if (!nodeTypes.has(node.type))
    return `This text holds something that cannot be published here (${node.type.slice(0, 40)}). Remove it, or paste the text without its formatting.`
  if (node.type === 'heading' && !headings.has(String(node.tag)))
    return 'Headings in a text are of level 2, 3 or 4: the title is level 1.'
  if (node.type === 'upload' && node.relationTo !== 'media')
    return 'Only pictures and files from the media library can stand in a text.'
  if (node.type === 'autolink' || (node.type === 'link' && node.fields?.linkType !== 'internal')) {
    return linkAddressProblem(node.fields?.url)
  }
  return undefined
}

/**
 * What is wrong with a text, as a sentence; undefined where nothing is. Tidies on the way what needs no question:
 * formatting that cannot be published and incomplete links. Works on any JSON, since it comes from outside.
 */
export const tidyRichText = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined
  const root = (value as { root?: unknown }).root
  if (!isNode(root) || root.type !== 'root' || !Array.isArray(root.children)) {
    return 'This is not a text of the editor. Send Lexical’s JSON, with `root` and its `children`.'
  }
  let count = 0
  const walk = (node: unknown, depth: number): string | undefined => {
    if (!isNode(node)) return 'This text is damaged: one of its parts has no type.'
    if (depth > deepest) return 'Lists and quotes in this text are nested too deeply.'
    if ((count += 1) > most) return 'This text is too long. Divide it into several.'
    if (node.type === 'text' && typeof node.format === 'number') node.format &= boldAndItalic
    if (node.fields && typeof node.fields.url === 'string') node.fields.url = tidyAddress(node.fields.url)
    const problem = nodeProblem(node)
    if (problem) return problem
    if (node.children === undefined) return undefined
    if (!Array.isArray(node.children)) return 'This text is damaged: one of its parts has no proper content.'
    for (const child of node.children) {
      const below = walk(child, depth + 1)
      if (below) return below
    }
    return undefined
  }
  return walk(root, 0)
}
