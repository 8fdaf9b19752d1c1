import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext'

/** To people these are the same: nothing. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

/** Leaves out the ids of rows and empty values, and shows rich text as its words. */
export const readable = (value: unknown): unknown => {
  if (isEmpty(value)) return null
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value === 'object' && value !== null) {
    if ('root' in value) {
      return convertLexicalToPlaintext({
        data: value as Parameters<typeof convertLexicalToPlaintext>[0]['data'],
      })
    }
    const entries = Object.entries(value)
      .filter(([key, entry]) => key !== 'id' && key !== 'blockName' && !isEmpty(entry))
      .map(([key, entry]) => [key, readable(entry)] as const)
    return entries.length === 0 ? null : Object.fromEntries(entries)
  }
  return value
}
