/** The id behind a relation as text, whether it was populated or not; undefined where it is empty. */
export const relatedId = (value: unknown): string | undefined => {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id)
  return undefined
}

/** The ids in a relation or upload field, whether it holds one, several or none. */
export const relatedIds = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((entry) => relatedId(entry) ?? [])
