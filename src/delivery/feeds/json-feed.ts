import type { FeedFormat } from './feed'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const jsonFeed: FeedFormat = {
  extension: 'json',
  contentType: 'application/feed+json; charset=utf-8',
  render: (feed) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      description: feed.description,
      home_page_url: feed.homePage,
      // What identifies the feed: the same on all of its pages.
      feed_url: feed.pages.first,
      ...(feed.pages.next !== null && { next_url: feed.pages.next }),
      language: feed.language,
      ...(feed.logo !== null && { icon: feed.logo }),
      authors: [feed.author],
      items: feed.entries.map((entry) => ({
        id: entry.id,
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        content_html: entry.html,
        ...(entry.image !== null && { image: entry.image }),
        date_published: entry.publishedAt,
        date_modified: entry.updatedAt,
        language: entry.language,
        authors: entry.authors,
        tags: entry.categories,
        ...(entry.attachments.length > 0 && {
          attachments: entry.attachments.map(({ name, url, type, bytes }) => ({
            url,
            mime_type: type,
            title: name,
            size_in_bytes: bytes,
          })),
        }),
      })),
    }),
}
