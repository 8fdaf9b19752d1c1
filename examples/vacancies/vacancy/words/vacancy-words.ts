import type { WordsOf } from '../../../../src/words/languages'
import ar from './ar.json'
import bn from './bn.json'
import en from './en.json'
import pa from './pa.json'
import pl from './pl.json'
import pt from './pt.json'
import ro from './ro.json'
import ur from './ur.json'

/** Every word that is said of vacancies, beside those of all pages (src/words). */
export const vacancyWords: WordsOf<typeof en> = { en, pl, ur, pa, ro, pt, bn, ar }

declare module '../../../../src/words/words' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it has the keys of en.json
  interface MoreWords extends Record<keyof typeof en, string> {}
}
