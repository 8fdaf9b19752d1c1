import type { DescribedRoute } from './described-route'
import { kindPlurals, kinds } from '../../public/public-form'
import { calendarQuery, feedQuery, itemQuery } from '../v1/query'

const feedFormats = [
  { extension: 'rss', name: 'RSS 2.0', mediaType: 'application/rss+xml' },
  { extension: 'atom', name: 'Atom', mediaType: 'application/atom+xml' },
  { extension: 'json', name: 'JSON Feed 1.1', mediaType: 'application/feed+json' },
] as const

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const feed = (name: string, of: string): DescribedRoute[] =>
  feedFormats.map(({ extension, name: format, mediaType }) => ({
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

/** What people and their programs subscribe to: feeds and calendars. */
export const describedSubscriptions: DescribedRoute[] = [
  ...feed('feed', 'Everything new on a site'),
  ...kinds.flatMap((kind) => feed(kindPlurals[kind], `New ${kindPlurals[kind]} of a site`)),
  {
    operationId: 'getCalendar',
    path: '/v1/sites/{site}/events.ics',
    route: '/v1/sites/:site/events.ics',
    tag: 'Following',
    summary: 'The events of a site as a calendar',
    description:
      'iCalendar (RFC 5545), from a year ago on. A cancelled event stays and says so; a withdrawn one is gone. ' +
      'Calendar programs may take a day to ask again.',
    query: calendarQuery,
    answer: { mediaType: 'text/calendar' },
    problems: ['not-found'],
    takesKey: true,
  },
  {
    operationId: 'getEventCalendar',
    path: '/v1/sites/{site}/events/{slug}.ics',
    route: '/v1/sites/:site/events/:slug.ics',
    tag: 'Following',
    summary: 'One event for a calendar',
    query: itemQuery,
    answer: { mediaType: 'text/calendar' },
    problems: ['not-found', 'gone'],
    takesKey: true,
  },
]
