import type { DescribedRoute } from './described-route'
import { readingKinds } from '../../kinds/reading-kinds'
import { feedNames } from '../../public/feed-names'
import { capitalised } from '../../words/capitalised'
import { isComing, type ComingKind } from '../v1/coming-list-answer'
import { calendarQuery, feedQuery, itemQuery } from '../v1/query'

const feed = (name: string, of: string): DescribedRoute[] =>
  feedNames.map(({ extension, fullName: format, mediaType }) => ({
    operationId: `get${name === 'feed' ? 'Site' : capitalised(name)}Feed${capitalised(extension)}`,
    path: `/v1/sites/{site}/${name}.${extension}`,
    route: `/v1/sites/:site/:feed.${extension}`,
    tag: 'Following',
    summary: `${of}, as ${format}`,
    description:
      'The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its ' +
      'next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.',
    query: feedQuery,
    answer: { mediaType },
    problems: ['invalid-cursor', 'not-found'],
    takesKey: true,
  }))

const calendar = ({ kind, plural, takesPlace }: ComingKind): DescribedRoute[] => [
  {
    operationId: takesPlace.calendarOperation,
    path: `/v1/sites/{site}/${plural}.ics`,
    route: `/v1/sites/:site/${plural}.ics`,
    tag: 'Following',
    summary: `The ${plural} of a site as a calendar`,
    description:
      `iCalendar (RFC 5545), from a year ago on. A cancelled ${kind} stays and says so; a withdrawn one is gone. ` +
      'Calendar programs may take a day to ask again.',
    query: calendarQuery,
    answer: { mediaType: 'text/calendar' },
    problems: ['not-found'],
    takesKey: true,
  },
  {
    operationId: `get${capitalised(kind)}Calendar`,
    path: `/v1/sites/{site}/${plural}/{slug}.ics`,
    route: `/v1/sites/:site/${plural}/:slug.ics`,
    tag: 'Following',
    summary: `One ${kind} for a calendar`,
    query: itemQuery,
    answer: { mediaType: 'text/calendar' },
    problems: ['not-found', 'gone'],
    takesKey: true,
  },
]

/** What people and their programs subscribe to: feeds and calendars. */
export const describedSubscriptions: DescribedRoute[] = [
  ...feed('feed', 'Everything new on a site'),
  ...readingKinds.flatMap(({ plural }) => feed(plural, `New ${plural} of a site`)),
  ...readingKinds.filter(isComing).flatMap(calendar),
]
