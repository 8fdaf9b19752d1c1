import type { ReadingKind } from '../../page-parts/reading-kind'
import { filterWord } from '../../public/filter-word'
import { wordFor } from '../../words/words'
import { comingUp, eventsPage } from './event-listings'
import { EventPage } from './event-page'
import { eventFeedFacts } from './feed-facts'
import { SearchedDate } from './searched-date'
import { eventSection } from './section'
import { eventShape, type PublicEvent } from './shape'

/** Events, as they are read. */
export const eventReading: ReadingKind<PublicEvent> = {
  ...eventSection,
  shape: eventShape,
  oneInWords: 'event',
  filters: { category: filterWord('category', 'Only events of this category.', 'sport') },
  withdrawn: 'withdrawnEvent',
  searched: ({ location, hostSchool, takingPart }) => [
    location,
    hostSchool?.name ?? '',
    ...takingPart.map(({ name }) => name),
  ],
  searchedDate: (context, event) => <SearchedDate context={context} event={event} />,
  feedCategories: ({ category }, words) =>
    category && category !== 'other' ? [wordFor(words, 'category', category)] : [],
  feedFacts: eventFeedFacts,
  itemPage: (props) => <EventPage {...props} />,
  listPage: eventsPage,
  home: { place: 'beside', section: comingUp },
  takesPlace: { happening: (event) => event, calendarOperation: 'getCalendar' },
}
