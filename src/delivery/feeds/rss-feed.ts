import { otherPages, type FeedEntry, type FeedFormat } from './feed'
import { element, emptyElement, escapeXml, markupElement } from '../../page-parts/xml-text'

/** RFC 822 with a year of four digits, as RSS asks for. */
const rssTime = (time: string): string => new Date(time).toUTCString()

/** More than one enclosure is misread by many readers (RSS Advisory Board, Best Practices Profile); the text has all. */
const enclosure = ({ attachments: [first] }: FeedEntry): string =>
  first ? emptyElement('enclosure', { url: first.url, length: String(first.bytes), type: first.type }) : ''

const item = (entry: FeedEntry): string =>
  [
    '<item>',
    element('title', entry.title),
    element('link', entry.url),
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', rssTime(entry.publishedAt)),
    // `author` would have to be an e-mail address.
    ...entry.authors.map(({ name }) => element('dc:creator', name)),
    element('dc:language', entry.language),
    ...entry.categories.map((category) => element('category', category)),
    // Readers take it for HTML.
    element('description', escapeXml(entry.summary)),
    markupElement('content:encoded', entry.html),
    element('atom:updated', entry.updatedAt),
    enclosure(entry),
    '</item>',
  ].join('')

/**
 * RSS 2.0 (rssboard.org/rss-specification) with the modules that its Best Practices Profile names: content, Dublin
 * Core, and Atom for the feed's own address and those of its other pages (RFC 5005).
 */
export const rssFeed: FeedFormat = {
  extension: 'rss',
  contentType: 'application/rss+xml; charset=utf-8',
  render: (feed) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
      '<channel>',
      element('title', feed.title),
      element('link', feed.homePage),
      element('description', feed.description),
      element('language', feed.language),
      element('lastBuildDate', rssTime(feed.updatedAt)),
      element('ttl', '60'),
      emptyElement('atom:link', { href: feed.address, rel: 'self', type: 'application/rss+xml' }),
      ...otherPages(feed).map(({ rel, href }) =>
        emptyElement('atom:link', { href, rel, type: 'application/rss+xml' }),
      ),
      ...feed.entries.map(item),
      '</channel>',
      '</rss>',
      '',
    ].join('\n'),
}
