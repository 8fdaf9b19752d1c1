import { lines, htmlParagraph } from '../../page-parts/feed-html'
import { element } from '../../page-parts/xml-text'
import { eventInWords, repetitionInWords } from '../../words/event-in-words'
import type { Language } from '../../words/languages'
import { words } from '../../words/words'
import type { PublicEvent } from './shape'

/** When and where an event takes place stands beside its text on our pages, and would be missing in a reader. */
export const eventFeedFacts = (event: PublicEvent, language: Language, now: Date) => {
  const say = words[language]
  const notes = { scheduled: '', cancelled: say.cancelledNote, postponed: say.postponedNote }
  return {
    top:
      htmlParagraph(element('strong', notes[event.status])) +
      htmlParagraph(
        lines(
          `${say.when}: ${eventInWords(event, language, now)}`,
          repetitionInWords(event, language),
          event.location && `${say.where}: ${event.location}`,
        ),
      ),
  }
}
