import type { FlattenedField } from 'payload'
import { cleanLine, cleanLines, cleanRuns } from './clean-text'
import { sizeProblem } from './size-problem'
import { fieldsOfRow, type RowsField } from './fields-of-row'
import { isRecord } from './is-record'

type Row = Record<string, unknown>

/** Nodes whose texts stand on one line with those around them. */
const inline = new Set(['link', 'autolink'])

/** Every text of one paragraph, those in its links too, in order. */
const runsIn = (node: Row): Row[] =>
  (Array.isArray(node.children) ? node.children : [])
    .filter(isRecord)
    .flatMap((child) =>
      typeof child.type === 'string' && inline.has(child.type)
        ? runsIn(child)
        : child.type === 'text' && typeof child.text === 'string'
          ? [child]
          : [],
    )

/** Characters that are no text, which a text may have beyond its bound: they are taken out. */
const mostUnclean = 1000

/** Neither an address nor a caption is longer. */
const longestWords = 2000

const cleanWords = (value: unknown): unknown =>
  typeof value === 'string' && value.length <= longestWords ? cleanLine(value) : value

/** The addresses of links and the captions of pictures. */
const cleanNodeFields = (fields: Row): Row => ({
  ...fields,
  ...('url' in fields && { url: cleanWords(fields.url) }),
  ...('caption' in fields && { caption: cleanWords(fields.caption) }),
})

/**
 * A node of rich text with clean texts. Whatever else it is stays, for the editor's own field to judge.
 *
 * @param cleaned what each text of the paragraph around it comes to
 */
const cleanNode = (node: unknown, cleaned: ReadonlyMap<Row, string>, depth = 0): unknown => {
  // Nothing is nested so deep; the field refuses it.
  if (!isRecord(node) || depth > 100) return node
  const own = typeof node.type === 'string' && inline.has(node.type) ? cleaned : runsOf(node)
  return {
    ...node,
    ...(cleaned.has(node) && { text: cleaned.get(node) }),
    ...(isRecord(node.fields) && { fields: cleanNodeFields(node.fields) }),
    ...(Array.isArray(node.children) && {
      children: node.children.map((child) => cleanNode(child, own, depth + 1)),
    }),
  }
}

const runsOf = (node: Row): Map<Row, string> => {
  const runs = runsIn(node)
  const texts = cleanRuns(runs.map(({ text }) => text as string))
  return new Map(runs.map((run, at) => [run, texts[at] ?? '']))
}

const cleanRichText = (value: unknown): unknown =>
  isRecord(value) && 'root' in value ? { ...value, root: cleanNode(value.root, new Map()) } : value

const cleanEach = (value: unknown, clean: (text: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((entry) => cleanEach(entry, clean))
  return typeof value === 'string' ? clean(value) : value
}

const cleanRows = (field: RowsField, value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((row: unknown) => (isRecord(row) ? cleanValues(fieldsOfRow(field, row) ?? [], row) : row))
    : value

const cleanValue = (field: FlattenedField, value: unknown): unknown => {
  // Refused for its size, whatever it comes to.
  if (sizeProblem(field, value, mostUnclean)) return value
  switch (field.type) {
    case 'text':
    case 'email':
      return cleanEach(value, cleanLine)
    case 'textarea':
    case 'code':
      return cleanEach(value, cleanLines)
    case 'richText':
      return cleanRichText(value)
    case 'group':
    case 'tab':
      return isRecord(value) ? cleanValues(field.flattenedFields, value) : value
    case 'array':
    case 'blocks':
      return cleanRows(field, value)
    default:
      return value
  }
}

/**
 * The same document with clean texts: in one line where the field has one, rich text with its links and captions. What
 * no field describes, and what has not the form of its field, stays as it is.
 */
export const cleanValues = (fields: readonly FlattenedField[], data: Row): Row => {
  const cleaned = { ...data }
  for (const field of fields) {
    const value = data[field.name]
    if (value !== undefined && value !== null) cleaned[field.name] = cleanValue(field, value)
  }
  return cleaned
}
