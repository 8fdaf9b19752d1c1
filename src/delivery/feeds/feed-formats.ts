import { atomFeed } from './atom-feed'
import type { FeedFormat } from './feed'
import { jsonFeed } from './json-feed'
import { rssFeed } from './rss-feed'

/** The formats of feeds; each has its own addresses. */
export const feedFormats: FeedFormat[] = [rssFeed, atomFeed, jsonFeed]
