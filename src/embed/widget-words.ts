import { widgetKinds } from '../kinds/widget-kinds'
import { languageCodes, type Language } from '../words/languages'
import { words, type Words } from '../words/words'

const needed = new Set(
  widgetKinds.flatMap(({ section, all, none, words: others }) => [section.title, all, none, ...others]),
)

/**
 * The words that the widget needs, of those of the public pages: those that its kinds name. `npm run generate` puts their
 * values in place of this module (scripts/widget-script.ts): all the others would be ten times the widget.
 */
export const widgetWords = Object.fromEntries(
  languageCodes.map((code) => [code, Object.fromEntries([...needed].map((key) => [key, words[code][key]]))]),
) as Record<Language, Words>
