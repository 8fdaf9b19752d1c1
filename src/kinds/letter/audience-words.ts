import { wordFor, type Words } from '../../words/words'
import type { PublicLetter } from './shape'

/** Who a letter is for, in words. */
export const audienceWords = (words: Words, letter: PublicLetter): string[] =>
  letter.audience.map((code) => wordFor(words, 'audience', code))
