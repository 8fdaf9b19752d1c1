import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'

/** An object of a PDF, with its number where it has one. A stream always has. */
export type Reached = { ref: PDFRef | undefined; object: PDFObject }

/** The dictionary of a dictionary or of a stream. */
export const dictOf = (object: PDFObject | undefined): PDFDict | undefined =>
  object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined

/** The name at a key, without its slash. */
export const nameAt = (dict: PDFDict, key: string): string | undefined => {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : undefined
}

export const valueAt = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(PDFName.of(key))

export const removeKeys = (dict: PDFDict, keys: readonly string[]): void => {
  for (const key of keys) dict.delete(PDFName.of(key))
}

const inside = (object: PDFObject): PDFObject[] => {
  if (object instanceof PDFArray) return object.asArray()
  return dictOf(object)?.values() ?? []
}

/** Everything that hangs on an object, itself included, each once. What nothing refers to is not in it. */
export const reachedFrom = (context: PDFContext, start: PDFObject): Reached[] => {
  const seen = new Set<PDFObject>()
  const reached: Reached[] = []
  const waiting: PDFObject[] = [start]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const ref = next instanceof PDFRef ? next : undefined
    const object = ref ? context.lookup(ref) : next
    if (!object || (ref && seen.has(object))) continue
    seen.add(object)
    reached.push({ ref, object })
    for (const one of inside(object)) waiting.push(one)
  }
  return reached
}
