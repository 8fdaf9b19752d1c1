import { extensionWords } from '@extensions/words'
import ar from './ar.json'
import bn from './bn.json'
import en from './en.json'
import { languageCodes, type Language, type WordsOf } from './languages'
import pa from './pa.json'
import pl from './pl.json'
import pt from './pt.json'
import ro from './ro.json'
import ur from './ur.json'

/**
 * The words that a kind from elsewhere adds to those here. It declares them itself (`declare module`), as it does its
 * shape in PublicKinds.
 *
 * @public
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by kinds from elsewhere
export interface MoreWords {}

/**
 * Every word that the public pages say of themselves, a file a language. English is the measure: a language that lacks
 * one of its keys does not compile. `{name}` is filled in by `fill`. Sentences are kept short and without grammar that
 * depends on what is filled in, so that they stay right in all eight languages.
 */
export type Words = Record<keyof (typeof en & MoreWords), string>

const own: WordsOf<typeof en> = { en, pl, ur, pa, ro, pt, bn, ar }

/** What is said here already, no extension says otherwise. */
export const words = Object.fromEntries(
  languageCodes.map((code) => [
    code,
    Object.assign({}, ...extensionWords.map((more) => more[code]), own[code]) as Words,
  ]),
) as Record<Language, Words>

/** Puts values in place of `{name}`; an unknown name stays as it is, so that the mistake is seen. */
export const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** The words for a coded value such as a category; a code that we do not know is shown in plain letters. */
export const wordFor = (
  words: Words,
  group: 'involvement' | 'category' | 'audience',
  code: string,
): string => {
  const year = group === 'audience' ? /^year-([1-6])$/.exec(code)?.[1] : undefined
  if (year) return fill(words['audience-year'], { year })
  const known = words as Record<string, string | undefined>
  return known[`${group}-${code}`] ?? code.replaceAll('-', ' ')
}
