import { richTextSizeProblem } from '../content/size-problem'
import { relatedId } from '../content/related-id'
import { isRecord } from '../content/is-record'
import { tableProblem } from './table-problem'

/** A node of Lexical's JSON, as far as it matters here. */
type RichTextNode = { type: string } & Record<string, unknown>

const common = ['type', 'version', 'children', 'direction', 'format', 'indent']
const leaf = ['type', 'version']
const text = [...leaf, 'text', 'format', 'style', 'mode', 'detail']
const block = [...common, 'textFormat', 'textStyle']

/**
 * What each kind of node may say, as Payload's editor writes it. Everything else is refused: nobody would see it, in
 * the editor or in what is approved.
 */
const keysOf: Record<string, readonly string[]> = {
  root: block,
  paragraph: block,
  heading: [...block, 'tag'],
  list: [...block, 'listType', 'start', 'tag'],
  listitem: [...block, 'value', 'checked'],
  quote: block,
  horizontalrule: leaf,
  link: [...block, 'id', 'fields'],
  autolink: [...block, 'id', 'fields'],
  text,
  linebreak: leaf,
  tab: text,
  table: [...block, 'colWidths', 'rowStriping', 'frozenColumnCount', 'frozenRowCount'],
  tablerow: [...block, 'height'],
  tablecell: [
    ...[...block, 'headerState', 'colSpan', 'rowSpan'],
    ...['width', 'backgroundColor', 'verticalAlign'],
  ],
  upload: [...leaf, 'format', 'id', 'fields', 'relationTo', 'value', 'pending'],
}

/** The same for the `fields` of links and uploads. */
const fieldsOf: Record<string, readonly string[]> = {
  link: ['linkType', 'newTab', 'url', 'doc', 'rel'],
  autolink: ['linkType', 'newTab', 'url', 'doc', 'rel'],
  upload: ['caption'],
}

const headings = new Set(['h2', 'h3', 'h4'])
/** Lexical's bits for bold and italic; underlined, struck and code are tidied away when text is pasted. */
const boldAndItalic = 0b11
const deepest = 40
const longestAddress = 2000

const isNode = (value: unknown): value is RichTextNode => isRecord(value) && typeof value.type === 'string'

/** `www.…` and bare mail addresses as people type them, made complete. Too long a one stays, to be refused. */
export const tidyAddress = (url: string): string => {
  if (url.length > longestAddress) return url
  const trimmed = url.trim()
  if (/^www\./i.test(trimmed)) return `https://${trimmed}`
  return /^[^\s@:/]+@[^\s@:/.]+(?:\.[^\s@:/.]+)+$/.test(trimmed) ? `mailto:${trimmed}` : trimmed
}

const damaged = 'This text is damaged: '

/** A relation comes as an id or as the document; it is kept as an id. @returns what is wrong with it */
const tidyReference = (reference: Record<string, unknown>, what: string): string | undefined => {
  const id = relatedId(reference.value)
  if (id === undefined || id.length > 100)
    return `${damaged}${what} in it names nothing. Take it out, and put it in again.`
  reference.value = id
  return undefined
}

/** What is wrong with the address of a link, as a sentence; undefined where nothing is. */
export const linkAddressProblem = (url: unknown): string | undefined => {
  const refusal = 'A link must begin with https://, http://, mailto: or tel:. Check the links in this text.'
  if (typeof url !== 'string' || url.length > longestAddress) return refusal
  // Payload percent-encodes what it doesn't take for an address; that would hide the beginning of it.
  if (!/^(https?:\/\/[^\s/?#]+|mailto:[^\s]+@|tel:[+\d])/i.test(url) || /[\s<>"]/.test(url)) return refusal
  return undefined
}

const linkProblem = (node: RichTextNode, inLink: boolean): string | undefined => {
  if (inLink) return 'A link cannot stand inside a link. Take one of them out.'
  const fields = isRecord(node.fields) ? node.fields : {}
  if (node.type !== 'link' || fields.linkType !== 'internal') return linkAddressProblem(fields.url)
  const { doc } = fields
  if (!isRecord(doc) || typeof doc.relationTo !== 'string') {
    return `${damaged}a link in it names nothing. Take it out, and put it in again.`
  }
  return unknownKeyProblem(doc, ['relationTo', 'value']) ?? tidyReference(doc, 'a link')
}

const unknownKeyProblem = (value: object, known: readonly string[]): string | undefined => {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  return unknown === undefined
    ? undefined
    : `This text holds something that nobody would see (${unknown.slice(0, 40)}). Paste the text without its formatting.`
}

/** Where a node stands: the type of the node that it is in, and whether that is in a link. */
type Place = { parent?: string; inLink: boolean; depth: number }

const nodeProblem = (node: RichTextNode, { parent, inLink }: Place): string | undefined => {
  const { type } = node
  const keys = Object.hasOwn(keysOf, type) ? keysOf[type] : undefined
  if (!keys)
    return `This text holds something that cannot be published here (${type.slice(0, 40)}). Remove it, or paste the text without its formatting.`
  const unknown = unknownKeyProblem(node, keys)
  if (unknown) return unknown
  if (node.fields !== undefined && node.fields !== null) {
    if (!isRecord(node.fields)) return `${damaged}one of its parts has no proper content.`
    const problem = unknownKeyProblem(node.fields, fieldsOf[type] ?? [])
    if (problem) return problem
  }
  switch (type) {
    case 'text':
    case 'tab':
      return typeof node.text === 'string' ? undefined : `${damaged}one of its parts has no words.`
    case 'heading':
      return headings.has(String(node.tag))
        ? undefined
        : 'Headings in a text are of level 2, 3 or 4: the title is level 1.'
    case 'upload':
      if (node.pending) return 'A picture in this text is not uploaded yet. Wait until it is, or take it out.'
      return node.relationTo === 'media'
        ? tidyReference(node, 'a picture')
        : 'Only pictures and files from the media library can stand in a text.'
    case 'link':
    case 'autolink':
      return linkProblem(node, inLink)
    case 'table':
    case 'tablerow':
    case 'tablecell':
      return tableProblem(node, parent)
    default:
      return undefined
  }
}

/**
 * What is wrong with a text, as a sentence; undefined where nothing is. Tidies on the way what needs no question:
 * formatting that cannot be published, incomplete links, documents in place of their ids. Works on any JSON, since it
 * comes from outside.
 */
export const tidyRichText = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined
  const root = isRecord(value) ? value.root : undefined
  if (!isNode(root) || root.type !== 'root' || !Array.isArray(root.children)) {
    return 'This is not a text of the editor. Send Lexical’s JSON, with `root` and its `children`.'
  }
  const beside = unknownKeyProblem(value, ['root'])
  const wrong = beside ?? richTextSizeProblem(value)
  if (wrong) return wrong
  const walk = (node: unknown, place: Place): string | undefined => {
    const { depth } = place
    if (!isNode(node)) return `${damaged}one of its parts has no type.`
    if (depth > deepest) return 'Lists and quotes in this text are nested too deeply.'
    if (node.type === 'text' && typeof node.format === 'number') node.format &= boldAndItalic
    if (isRecord(node.fields) && typeof node.fields.url === 'string') {
      node.fields.url = tidyAddress(node.fields.url)
    }
    const problem = nodeProblem(node, place)
    if (problem) return problem
    if (node.children === undefined) return undefined
    if (!Array.isArray(node.children)) return `${damaged}one of its parts has no proper content.`
    const inLink = place.inLink || node.type === 'link' || node.type === 'autolink'
    for (const child of node.children) {
      const below = walk(child, { parent: node.type, inLink, depth: depth + 1 })
      if (below) return below
    }
    return undefined
  }
  return walk(root, { inLink: false, depth: 0 })
}
