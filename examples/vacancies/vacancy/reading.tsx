import type { ReadingKind } from '../../../src/page-parts/reading-kind'
import { filterWord } from '../../../src/public/filter-word'
import { categoryInWords } from './categories'
import { vacancyFeedFacts } from './feed-facts'
import { vacancySection } from './section'
import { vacancyShape, type PublicVacancy } from './shape'
import { ClosingDay, LatestVacancies, VacanciesPage } from './vacancy-lists'
import { VacancyPage } from './vacancy-page'

const vacanciesOnAPage = 20
const vacanciesOnHomePage = 3

/** Vacancies, as they are read. */
export const vacancyReading: ReadingKind<PublicVacancy> = {
  ...vacancySection,
  shape: vacancyShape,
  oneInWords: 'vacancy',
  filters: { category: filterWord('category', 'Only vacancies of this kind of work.', 'support') },
  withdrawn: 'withdrawnVacancy',
  searched: ({ post, hours, salary, howToApply }) => [post, hours, salary, howToApply],
  searchedDate: (context, { closes }) => <ClosingDay context={context} closes={closes} />,
  feedCategories: ({ category }, words) => [categoryInWords(words, category)].filter(Boolean),
  feedFacts: vacancyFeedFacts,
  itemPage: (props) => <VacancyPage {...props} />,
  listPage: async (context, source) => ({
    page: <VacanciesPage context={context} {...await source.page(vacanciesOnAPage)} />,
  }),
  home: {
    place: 'beside',
    section: async (context, source) => (
      <LatestVacancies context={context} items={(await source.page(vacanciesOnHomePage)).items} />
    ),
  },
}
