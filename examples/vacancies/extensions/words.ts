import type { WordsOf } from '../../../src/words/languages'
import { vacancyWords } from '../vacancy/words/vacancy-words'

export const extensionWords: readonly WordsOf<object>[] = [vacancyWords]
