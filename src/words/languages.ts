import type { PublicSite } from '../public/public-form'
import { languageOf, languages, type LanguageCode } from './known-languages'

export type Language = LanguageCode
export const languageCodes: readonly Language[] = languages.map(({ code }) => code)

/** Words under the keys of `Source`, in every language: one that lacks a key does not compile. */
export type WordsOf<Source> = Readonly<Record<Language, Record<keyof Source, string>>>

/**
 * Western digits and the Gregorian calendar everywhere: dates on the page have to match the letters, forms and
 * clocks that a family in Britain sees.
 */
const locales: Record<Language, string> = {
  en: 'en-GB',
  pl: 'pl',
  ur: 'ur',
  pa: 'pa',
  ro: 'ro',
  pt: 'pt-PT',
  bn: 'bn',
  ar: 'ar',
}

export const localeOf = (language: Language): string => `${locales[language]}-u-ca-gregory-nu-latn`

const isLanguage = (code: string): code is Language => languageOf(code) !== undefined

/** The supported language that a code such as `pt-BR` belongs to, if any. */
export const baseLanguage = (code: string): Language | undefined => {
  const base = code.toLowerCase().split('-')[0] ?? ''
  return isLanguage(base) ? base : undefined
}

/** Writing direction; languages that are not ours read left to right. */
export const directionOf = (code: string): 'ltr' | 'rtl' =>
  languageOf(baseLanguage(code) ?? '')?.direction ?? 'ltr'

/** @returns the language's name in itself, or the code where we have no name for it. */
export const ownNameOf = (code: string): string => languageOf(baseLanguage(code) ?? '')?.name ?? code

/** The language of a site's own words where the reader did not choose one. */
export const defaultLanguage = (site: PublicSite): Language => baseLanguage(site.languages[0] ?? 'en') ?? 'en'
