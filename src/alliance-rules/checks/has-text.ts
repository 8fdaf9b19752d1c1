import { writingKindIn } from '../../kinds/writing-kinds'
import type { WritingKind } from '../../writing-parts/writing-kind'
import type { Check } from './check'

const ofTranslation: Pick<WritingKind, 'richText'> = {
  richText: { field: 'body', name: 'The translation' },
}

/** True where a rich text holds any text or any picture. */
const hasContent = (node: unknown): boolean => {
  if (Array.isArray(node)) return node.some(hasContent)
  if (typeof node !== 'object' || node === null) return false
  const { text, type } = node as { text?: unknown; type?: unknown }
  if (typeof text === 'string' && text.trim() !== '') return true
  if (type === 'upload') return true
  return Object.values(node).some(hasContent)
}

export const hasText: Check = (_req, { collection, item }) => {
  const { richText } = writingKindIn(collection) ?? ofTranslation
  if (!richText || hasContent(item[richText.field])) return []
  return [{ code: 'no-text', message: `${richText.name} has no text yet.`, blocking: !richText.mayBeEmpty }]
}
