import type { ReadingKind } from '../../page-parts/reading-kind'
import { foundDay } from '../../page-parts/teasers'
import { filterWord } from '../../public/filter-word'
import { audienceWords } from './audience-words'
import { letterFeedFacts } from './feed-facts'
import { LatestLetters, LettersPage } from './letter-lists'
import { LetterPage } from './letter-page'
import { letterSection } from './section'
import { letterShape, type PublicLetter } from './shape'

const lettersOnAPage = 20
const lettersOnHomePage = 4

/** Letters, as they are read. */
export const letterReading: ReadingKind<PublicLetter> = {
  ...letterSection,
  shape: letterShape,
  oneInWords: 'letter',
  filters: { audience: filterWord('audience', 'Only letters for this audience.', 'year-1') },
  withdrawn: 'withdrawnLetter',
  searched: ({ signatories }) =>
    signatories.flatMap(({ name, title, school }) => [name, title, school?.name ?? '']),
  searchedDate: foundDay,
  feedCategories: (letter, words) => audienceWords(words, letter),
  feedFacts: letterFeedFacts,
  itemPage: (props) => <LetterPage {...props} />,
  listPage: async (context, source) => ({
    page: <LettersPage context={context} {...await source.page(lettersOnAPage)} />,
  }),
  home: {
    place: 'news',
    section: async (context, source) => (
      <LatestLetters context={context} items={(await source.page(lettersOnHomePage)).items} />
    ),
  },
}
