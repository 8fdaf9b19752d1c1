import { htmlParagraph, lines } from '../../../src/page-parts/feed-html'
import { formatDate } from '../../../src/words/format-dates'
import type { Language } from '../../../src/words/languages'
import { fill, words } from '../../../src/words/words'
import type { PublicVacancy } from './shape'

/** The terms of the post above its description, and how to apply for it below. */
export const vacancyFeedFacts = (vacancy: PublicVacancy, language: Language) => {
  const say = words[language]
  const { post, hours, salary, closes, howToApply } = vacancy
  const named = (name: string, text: string) => text && `${name}: ${text}`
  return {
    before: htmlParagraph(
      lines(
        named(say.post, post),
        named(say.hours, hours),
        named(say.salary, salary),
        fill(say.closesOn, { date: formatDate(closes, language) }),
      ),
    ),
    after: htmlParagraph(lines(named(say.howToApply, howToApply))),
  }
}
