import type { ReadingKind } from '../../page-parts/reading-kind'
import { foundDay } from '../../page-parts/teasers'
import { LatestNewsletters, NewslettersPage } from './newsletter-lists'
import { NewsletterPage } from './newsletter-page'
import { newsletterSection } from './section'
import { newsletterShape, type PublicNewsletter } from './shape'

const newslettersOnAPage = 20
const newslettersOnHomePage = 2

/** Newsletters, as they are read. */
export const newsletterReading: ReadingKind<PublicNewsletter> = {
  ...newsletterSection,
  shape: newsletterShape,
  oneInWords: 'newsletter',
  withdrawn: 'withdrawnNewsletter',
  searched: ({ issue, term }) => [issue, term],
  searchedDate: foundDay,
  feedCategories: () => [],
  itemPage: (props) => <NewsletterPage {...props} />,
  listPage: async (context, source) => ({
    page: <NewslettersPage context={context} {...await source.page(newslettersOnAPage)} />,
  }),
  home: {
    place: 'news',
    section: async (context, source) => (
      <LatestNewsletters context={context} items={(await source.page(newslettersOnHomePage)).items} />
    ),
  },
}
