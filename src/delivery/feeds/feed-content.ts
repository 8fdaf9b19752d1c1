import type { PublicEvent, PublicImage, PublicItem, PublicLetter } from '../../public/public-form'
import { eventInWords, repetitionInWords } from '../../words/event-in-words'
import { formatInstant } from '../../words/format-dates'
import { baseLanguage, type Language } from '../../words/languages'
import { fill, words, wordFor } from '../../words/words'
import { element, emptyElement, escapeXml } from './xml-text'

/** The language of the words that we add to an item: its own, where it is one of ours. */
const wordsLanguage = (item: PublicItem): Language => baseLanguage(item.language) ?? 'en'

const lines = (...texts: string[]): string => texts.filter(Boolean).map(escapeXml).join('<br/>')
const paragraph = (html: string): string => (html === '' ? '' : `<p>${html}</p>`)

/** When and where an event takes place stands beside its text on our pages, and would be missing in a reader. */
const eventFacts = (event: PublicEvent, language: Language, now: Date): string => {
  const say = words[language]
  const notes = { scheduled: '', cancelled: say.cancelledNote, postponed: say.postponedNote }
  return (
    paragraph(element('strong', notes[event.status])) +
    paragraph(
      lines(
        `${say.when}: ${eventInWords(event, language, now)}`,
        repetitionInWords(event, language),
        event.location && `${say.where}: ${event.location}`,
      ),
    )
  )
}

const letterEnd = (letter: PublicLetter, language: Language): string => {
  const say = words[language]
  const reply = [
    letter.replyBy ? fill(say.replyBy, { date: formatInstant(`${letter.replyBy}T12:00:00Z`, language) }) : '',
    letter.replyTo && `${say.replyTo}: ${letter.replyTo}`,
  ]
  const signatures = letter.signatories.map(({ name, title, school }) =>
    [name, title, school?.name].filter(Boolean).join(', '),
  )
  return paragraph(lines(...signatures)) + paragraph(lines(...reply))
}

const picture = ({ url, alt, width, height }: PublicImage): string =>
  emptyElement('img', { src: url, alt, width: String(width), height: String(height) })

/** Pictures that the text does not show, and files: an item's page has them below the text. */
const below = (item: PublicItem, language: Language): string => {
  const pictures = item.images.filter(({ url }) => !item.html.includes(url)).map(picture)
  const files = item.attachments.map(({ name, url }) => element('a', name, { href: url })).join('<br/>')
  return (
    paragraph(pictures.join('')) +
    (files && paragraph(`${escapeXml(words[language].attachments)}:<br/>${files}`))
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
 * everything else is escaped here; addresses are placeholders. Of an event, the next date is told.
 */
export const feedContent = (item: PublicItem, now: Date): string => {
  const language = wordsLanguage(item)
  const salutation = item.kind === 'letter' ? paragraph(escapeXml(item.salutation)) : ''
  const impact =
    item.kind === 'evidence' && item.impact
      ? element('h2', words[language].impact) + paragraph(lines(...item.impact.split('\n')))
      : ''
  return [
    item.kind === 'event' ? eventFacts(item, language, now) : '',
    notes(item, language),
    salutation,
    item.html,
    impact,
    item.kind === 'letter' ? letterEnd(item, language) : '',
    below(item, language),
  ].join('')
}

/** What an item is about, in words: its kind, and what readers may want to filter by. */
export const feedCategories = (item: PublicItem): string[] => {
  const say = words[wordsLanguage(item)]
  switch (item.kind) {
    case 'letter':
      return [say.letters, ...item.audience.map((code) => wordFor(say, 'audience', code))]
    case 'newsletter':
      return [say.newsletters]
    case 'event':
      return [
        say.events,
        ...(item.category && item.category !== 'other' ? [wordFor(say, 'category', item.category)] : []),
      ]
    case 'page':
      return [say.pages]
    case 'evidence':
      return [say.parents, ...item.involvement.map((code) => wordFor(say, 'involvement', code))]
  }
}
