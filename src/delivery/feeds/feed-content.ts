import { readingKind } from '../../kinds/reading-kinds'
import { lines, htmlParagraph } from '../../page-parts/feed-html'
import { element, emptyElement, escapeXml } from '../../page-parts/xml-text'
import type { PublicImage, PublicItem } from '../../public/public-form'
import { formatInstant } from '../../words/format-dates'
import { baseLanguage, type Language } from '../../words/languages'
import { fill, words } from '../../words/words'

/** The language of the words that we add to an item: its own, where it is one of ours. */
const wordsLanguage = (item: PublicItem): Language => baseLanguage(item.language) ?? 'en'

const picture = ({ url, alt, width, height }: PublicImage): string =>
  emptyElement('img', { src: url, alt, width: String(width), height: String(height) })

/** Pictures that the text does not show, and files: an item's page has them below the text. */
const below = (item: PublicItem, language: Language): string => {
  const pictures = item.images.filter(({ url }) => !item.html.includes(url)).map(picture)
  const files = item.attachments.map(({ name, url }) => element('a', name, { href: url })).join('<br/>')
  return (
    htmlParagraph(pictures.join('')) +
    (files && htmlParagraph(`${escapeXml(words[language].attachments)}:<br/>${files}`))
  )
}

/** Notes that stand above the text: that it was corrected, and what a receiving school adds. */
const notes = ({ correction, localNote }: PublicItem, language: Language): string => {
  const say = words[language]
  const corrected = correction
    ? lines(fill(say.correction, { date: formatInstant(correction.at, language) }), correction.note)
    : ''
  const local = localNote ? lines(fill(say.localNote, { school: localNote.school.name }), localNote.note) : ''
  return [corrected, local]
    .filter(Boolean)
    .map((note) => `<blockquote>${note}</blockquote>`)
    .join('')
}

/**
 * All of an item as HTML, as its page shows it: who reads a feed need not open the page. Its own `html` is sanitised,
 * everything else is escaped here; addresses are placeholders. Of what takes place, the next date is told.
 */
export const feedContent = (item: PublicItem, now: Date): string => {
  const language = wordsLanguage(item)
  const { top = '', before = '', after = '' } = readingKind(item.kind).feedFacts?.(item, language, now) ?? {}
  return [top, notes(item, language), before, item.html, after, below(item, language)].join('')
}

/** What an item is about, in words: its kind, and what readers may want to filter by. */
export const feedCategories = (item: PublicItem): string[] => {
  const say = words[wordsLanguage(item)]
  const kind = readingKind(item.kind)
  return [say[kind.title], ...kind.feedCategories(item, say)]
}
