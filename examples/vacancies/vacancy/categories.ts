import { wordFor, type Words } from '../../../src/words/words'

/** What the kinds of work are called in the admin; readers are told in their languages (words, `category-…`). */
export const vacancyCategoryLabels = {
  teaching: 'Teaching',
  support: 'Support in class',
  leadership: 'Leadership',
  office: 'Office and administration',
  premises: 'Premises and kitchen',
  other: 'Other',
} as const

/** What readers are told; nothing of a vacancy that is of no kind in particular. */
export const categoryInWords = (words: Words, category: string): string =>
  category && category !== 'other' ? wordFor(words, 'category', category) : ''
