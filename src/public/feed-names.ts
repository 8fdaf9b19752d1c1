/** The formats of feeds: how each is called everywhere, in no language, and how its addresses end. */
export const feedNames = [
  { extension: 'rss', name: 'RSS', fullName: 'RSS 2.0', mediaType: 'application/rss+xml' },
  { extension: 'atom', name: 'Atom', fullName: 'Atom', mediaType: 'application/atom+xml' },
  { extension: 'json', name: 'JSON Feed', fullName: 'JSON Feed 1.1', mediaType: 'application/feed+json' },
] as const
