import { lines, htmlParagraph } from '../../page-parts/feed-html'
import { escapeXml } from '../../page-parts/xml-text'
import { formatInstant } from '../../words/format-dates'
import type { Language } from '../../words/languages'
import { fill, words } from '../../words/words'
import type { PublicLetter } from './shape'

/** The salutation above a letter's text; who signed it, and how to reply, below. */
export const letterFeedFacts = (letter: PublicLetter, language: Language) => {
  const say = words[language]
  const reply = [
    letter.replyBy ? fill(say.replyBy, { date: formatInstant(`${letter.replyBy}T12:00:00Z`, language) }) : '',
    letter.replyTo && `${say.replyTo}: ${letter.replyTo}`,
  ]
  const signatures = letter.signatories.map(({ name, title, school }) =>
    [name, title, school?.name].filter(Boolean).join(', '),
  )
  return {
    before: htmlParagraph(escapeXml(letter.salutation)),
    after: htmlParagraph(lines(...signatures)) + htmlParagraph(lines(...reply)),
  }
}
