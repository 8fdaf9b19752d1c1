import { languageCodes, type Language } from '../words/languages'
import { words, type Words } from '../words/words'

const keys = [
  'letters',
  'newsletters',
  'events',
  'allLetters',
  'allNewsletters',
  'allEvents',
  'noLetters',
  'noNewsletters',
  'noEvents',
  'allDay',
  'cancelled',
  'postponed',
  'repeats',
] as const satisfies (keyof Words)[]

export type WidgetWords = Pick<Words, (typeof keys)[number]>

/**
 * The words that the widget needs, of those of the public pages. `npm run generate` puts their values in place of
 * this module (scripts/widget-script.ts): all the others would be ten times the widget.
 */
export const widgetWords = Object.fromEntries(
  languageCodes.map((code) => [code, Object.fromEntries(keys.map((key) => [key, words[code][key]]))]),
) as Record<Language, WidgetWords>
