import type { WordsOf } from '../src/words/languages'

/** The words of kinds from elsewhere, in every language. */
export const extensionWords: readonly WordsOf<object>[] = []
