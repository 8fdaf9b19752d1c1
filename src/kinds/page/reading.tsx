import type { ReadingKind } from '../../page-parts/reading-kind'
import { PageLinks, PagesPage } from './page-lists'
import { SimplePage } from './page-page'
import { pageSection } from './section'
import { pageShape, type PublicPage } from './shape'

const pagesOnAPage = 20
const pagesOnHomePage = 12

/** Pages that stay, as they are read. */
export const pageReading: ReadingKind<PublicPage> = {
  ...pageSection,
  shape: pageShape,
  oneInWords: 'page',
  withdrawn: 'withdrawnPage',
  searched: () => [],
  searchedDate: () => null,
  feedCategories: () => [],
  itemPage: (props) => <SimplePage {...props} />,
  listPage: async (context, source) => ({
    page: <PagesPage context={context} {...await source.page(pagesOnAPage)} />,
  }),
  home: {
    place: 'last-beside',
    section: async (context, source) => (
      <PageLinks context={context} items={(await source.page(pagesOnHomePage)).items} />
    ),
  },
}
