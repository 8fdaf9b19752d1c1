/** The languages that content can be written in, and that the pages' own words exist in (CONTRACT, `translations`). */
export const languageCodes = ['en', 'pl', 'ur', 'pa', 'ro', 'pt', 'bn', 'ar'] as const
export type Language = (typeof languageCodes)[number]

/** Each language's name in itself: who looks for it need not know another. */
export const ownNames: Record<Language, string> = {
  en: 'English',
  pl: 'Polski',
  ur: 'اردو',
  pa: 'ਪੰਜਾਬੀ',
  ro: 'Română',
  pt: 'Português',
  bn: 'বাংলা',
  ar: 'العربية',
}

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

export const isLanguage = (code: string): code is Language =>
  (languageCodes as readonly string[]).includes(code)

/** The supported language that a code such as `pt-BR` belongs to, if any. */
export const baseLanguage = (code: string): Language | undefined => {
  const base = code.toLowerCase().split('-')[0] ?? ''
  return isLanguage(base) ? base : undefined
}

/** Writing direction of any BCP 47 code; unknown ones read left to right. */
export const directionOf = (code: string): 'ltr' | 'rtl' =>
  ['ar', 'ur', 'fa', 'ps', 'he', 'ckb', 'yi'].includes(code.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'

/** @returns the language's name in itself, or the code where we have no name for it. */
export const ownNameOf = (code: string): string => {
  const language = baseLanguage(code)
  return language ? ownNames[language] : code
}
