import { otherPages, type FeedAuthor, type FeedEntry, type FeedFormat } from './feed'
import { element, emptyElement, escapeXml, markupElement } from '../../page-parts/xml-text'

const author = ({ name, url }: FeedAuthor): string =>
  `<author>${element('name', name)}${element('uri', url)}</author>`

const entry = (one: FeedEntry): string =>
  [
    `<entry xml:lang="${escapeXml(one.language)}">`,
    // RFC 4287 asks for a title even where there is none to show.
    `<title>${escapeXml(one.title)}</title>`,
    emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: one.language, href: one.url }),
    element('id', one.id),
    element('published', one.publishedAt),
    element('updated', one.updatedAt),
    ...one.authors.map(author),
    ...one.categories.map((category) => emptyElement('category', { term: category })),
    element('summary', one.summary),
    markupElement('content', one.html, { type: 'html' }),
    ...one.attachments.map(({ name, url, type, bytes }) =>
      emptyElement('link', { rel: 'enclosure', href: url, type, length: String(bytes), title: name }),
    ),
    '</entry>',
  ].join('')

/** The Atom Syndication Format (RFC 4287), in pages (RFC 5005). */
export const atomFeed: FeedFormat = {
  extension: 'atom',
  contentType: 'application/atom+xml; charset=utf-8',
  render: (feed) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
      element('title', feed.title),
      element('subtitle', feed.description),
      element('id', feed.id),
      element('updated', feed.updatedAt),
      emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: feed.address }),
      ...otherPages(feed).map(({ rel, href }) =>
        emptyElement('link', { rel, type: 'application/atom+xml', href }),
      ),
      emptyElement('link', { rel: 'alternate', type: 'text/html', href: feed.homePage }),
      author(feed.author),
      element('logo', feed.logo ?? ''),
      ...feed.entries.map(entry),
      '</feed>',
      '',
    ].join('\n'),
}
