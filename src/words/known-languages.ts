/**
 * The languages that items can be read in. Items are written in English; every other language is a translation,
 * a record of its own. `name` is what speakers call it: that is what parents look for.
 */
export const languages = [
  { code: 'en', name: 'English', english: 'English', direction: 'ltr' },
  { code: 'pl', name: 'Polski', english: 'Polish', direction: 'ltr' },
  { code: 'ur', name: 'اردو', english: 'Urdu', direction: 'rtl' },
  { code: 'pa', name: 'ਪੰਜਾਬੀ', english: 'Punjabi', direction: 'ltr' },
  { code: 'ro', name: 'Română', english: 'Romanian', direction: 'ltr' },
  { code: 'pt', name: 'Português', english: 'Portuguese', direction: 'ltr' },
  { code: 'bn', name: 'বাংলা', english: 'Bengali', direction: 'ltr' },
  { code: 'ar', name: 'العربية', english: 'Arabic', direction: 'rtl' },
] as const

export type LanguageCode = (typeof languages)[number]['code']

/** The language that every item is written in. */
export const sourceLanguage: LanguageCode = 'en'

export const languageOf = (code: string) => languages.find((language) => language.code === code)
