import { lines, htmlParagraph } from '../../page-parts/feed-html'
import type { ReadingKind } from '../../page-parts/reading-kind'
import { foundDay } from '../../page-parts/teasers'
import { element } from '../../page-parts/xml-text'
import { words, wordFor } from '../../words/words'
import { EvidencePage } from './evidence-page'
import { LppaPage } from './lppa-page'
import { evidenceSection } from './section'
import { evidenceShape, type PublicEvidence } from './shape'

const evidenceOnAPage = 100

/** Evidence of how parents and school work together, as it is read: with the award that it is for. */
export const evidenceReading: ReadingKind<PublicEvidence> = {
  ...evidenceSection,
  shape: evidenceShape,
  oneInWords: 'piece of evidence',
  withdrawn: 'withdrawnEvidence',
  searched: ({ impact, objectives, kpis }) => [
    impact,
    ...objectives.map(({ title }) => title),
    ...kpis.map(({ text }) => text),
  ],
  searchedDate: foundDay,
  feedCategories: ({ involvement }, say) => involvement.map((code) => wordFor(say, 'involvement', code)),
  feedFacts: ({ impact }, language) => ({
    after: impact ? element('h2', words[language].impact) + htmlParagraph(lines(...impact.split('\n'))) : '',
  }),
  itemPage: (props) => <EvidencePage {...props} />,
  listPage: async (context, source) => {
    const { items, next } = await source.page(evidenceOnAPage)
    return { page: <LppaPage context={context} evidence={items} next={next} /> }
  },
}
