import type { Content } from '../content/plain-content'

/** The values of fields as forms are made of them; what is not there, or is something else, is empty. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []

/** `YYYY-MM-DD` of a day or moment as it is stored. */
export const dayOf = (value: unknown): string => text(value).slice(0, 10)

export const rowsOf = (value: unknown): Content[] =>
  Array.isArray(value) ? value.filter((row): row is Content => typeof row === 'object' && row !== null) : []
