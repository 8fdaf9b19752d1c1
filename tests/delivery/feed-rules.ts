import { Ajv } from 'ajv'
import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** The rules of each feed format that a document can be checked against; each gives what is wrong, as sentences. */

type Node = { [name: string]: unknown }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: false,
})

const read = (text: string): Node => {
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new Error(`Not well-formed: ${valid.err.msg}, line ${valid.err.line}`)
  return parser.parse(text) as Node
}

/** Characters that no XML document may hold (XML 1.0, section 2.2), raw or as a reference. */
const forbidden = (text: string): string[] =>
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:x[01]?[0-8bcef]|[0-8]);/i.test(text)
    ? ['has a character that XML forbids']
    : []

const all = (node: Node, name: string): unknown[] => {
  const found = node[name]
  return found === undefined ? [] : Array.isArray(found) ? found : [found]
}
const nodes = (node: Node, name: string): Node[] => all(node, name) as Node[]
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (((value as Node | undefined)?.['#text'] ?? '') as string)
const texts = (node: Node, name: string): string[] => all(node, name).map(textOf)

const absolute = (address: unknown): boolean => /^https?:\/\/[^\s/]+(?:\/\S*)?$/.test(String(address))

const rfc822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})$/

const problems = (...checks: [boolean, string][]): string[] =>
  checks.flatMap(([holds, problem]) => (holds ? [] : [problem]))

const unique = (values: string[]): boolean => new Set(values).size === values.length

/** RSS 2.0 with the RSS Advisory Board's Best Practices Profile. */
export const rssProblems = (text: string): string[] => {
  const rss = read(text).rss as Node
  const channel = rss.channel as Node
  const items = nodes(channel, 'item')
  const self = nodes(channel, 'atom:link').find((link) => link['@rel'] === 'self')
  return [
    ...forbidden(text),
    ...problems(
      [rss['@version'] === '2.0', 'is not version 2.0'],
      [texts(channel, 'title').length === 1 && texts(channel, 'title')[0] !== '', 'has no title'],
      [texts(channel, 'description').length === 1, 'has no description'],
      [absolute(texts(channel, 'link')[0]), 'has no absolute link'],
      [rfc822.test(texts(channel, 'lastBuildDate')[0] ?? ''), 'has no date of RFC 822'],
      [self !== undefined && absolute(self['@href']), 'does not say where it is'],
      [unique(items.flatMap((item) => texts(item, 'guid'))), 'has the same guid twice'],
    ),
    ...items.flatMap((item, index) =>
      problems(
        [
          texts(item, 'title').length + texts(item, 'description').length > 0,
          'has neither title nor description',
        ],
        [absolute(texts(item, 'link')[0]), 'has no absolute link'],
        [texts(item, 'guid').length === 1, 'has no guid'],
        [nodes(item, 'guid')[0]?.['@isPermaLink'] === 'false', 'has a guid that is taken for an address'],
        [/^urn:uuid:[0-9a-f-]{36}$/.test(texts(item, 'guid')[0] ?? ''), 'has a guid that is no URN'],
        [rfc822.test(texts(item, 'pubDate')[0] ?? ''), 'has no date of RFC 822'],
        [all(item, 'author').length === 0, 'has an author that is no address'],
        [all(item, 'enclosure').length <= 1, 'has more than one enclosure'],
        [
          nodes(item, 'enclosure').every(
            (one) => absolute(one['@url']) && /^\d+$/.test(String(one['@length'])) && Boolean(one['@type']),
          ),
          'has an enclosure without url, length or type',
        ],
      ).map((problem) => `item ${index} ${problem}`),
    ),
  ]
}

/** RFC 4287, section 4.1. */
export const atomProblems = (text: string): string[] => {
  const feed = read(text).feed as Node
  const entries = nodes(feed, 'entry')
  const links = (node: Node, rel: string) => nodes(node, 'link').filter((link) => link['@rel'] === rel)
  const common = (node: Node): [boolean, string][] => [
    [texts(node, 'id').length === 1 && /^urn:uuid:/.test(texts(node, 'id')[0] ?? ''), 'has no id'],
    [texts(node, 'title').length === 1, 'has not exactly one title'],
    [texts(node, 'updated').length === 1, 'has not exactly one updated'],
    [rfc3339.test(texts(node, 'updated')[0] ?? ''), 'has an updated that is no RFC 3339 time'],
    [links(node, 'alternate').length === 1, 'has not exactly one alternate link'],
    [nodes(node, 'link').every((link) => absolute(link['@href'])), 'has a link that is not absolute'],
    [
      nodes(node, 'author').every((author) => texts(author, 'name').length === 1),
      'has an author without a name',
    ],
  ]
  return [
    ...forbidden(text),
    ...problems(
      ...common(feed),
      [feed['@xmlns'] === 'http://www.w3.org/2005/Atom', 'is not in the namespace of Atom'],
      [links(feed, 'self').length === 1, 'does not say where it is'],
      [nodes(feed, 'author').length > 0, 'has no author'],
      [unique(entries.flatMap((entry) => texts(entry, 'id'))), 'has the same id twice'],
    ),
    ...entries.flatMap((entry, index) =>
      problems(
        ...common(entry),
        [rfc3339.test(texts(entry, 'published')[0] ?? ''), 'has a published that is no RFC 3339 time'],
        [nodes(entry, 'content')[0]?.['@type'] === 'html', 'has no content'],
        [texts(entry, 'summary').length <= 1, 'has more than one summary'],
        [
          nodes(entry, 'category').every((category) => Boolean(category['@term'])),
          'has a category without a term',
        ],
      ).map((problem) => `entry ${index} ${problem}`),
    ),
  ]
}

const url = { type: 'string', pattern: '^https?://' }
const time = { type: 'string', pattern: rfc3339.source }
const author = {
  type: 'object',
  minProperties: 1,
  properties: { name: { type: 'string' }, url, avatar: url },
  additionalProperties: false,
}
const language = { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' }

/** jsonfeed.org/version/1.1, in the order of that page. */
const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string', minLength: 1 },
    home_page_url: url,
    feed_url: url,
    next_url: url,
    description: { type: 'string' },
    icon: url,
    favicon: url,
    authors: { type: 'array', items: author },
    language,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1 },
          url,
          title: { type: 'string' },
          content_html: { type: 'string' },
          content_text: { type: 'string' },
          summary: { type: 'string' },
          image: url,
          date_published: time,
          date_modified: time,
          authors: { type: 'array', items: author },
          tags: { type: 'array', items: { type: 'string' } },
          language,
          attachments: {
            type: 'array',
            items: {
              type: 'object',
              required: ['url', 'mime_type'],
              additionalProperties: false,
              properties: {
                url,
                mime_type: { type: 'string', pattern: '^[a-z]+/' },
                title: { type: 'string' },
                size_in_bytes: { type: 'number' },
              },
            },
          },
        },
      },
    },
  },
}

const matches = new Ajv({ allErrors: true }).compile(jsonFeedSchema)

export const jsonFeedProblems = (text: string): string[] => {
  const feed = JSON.parse(text) as { items?: { id: string }[] }
  const valid = matches(feed)
  return [
    ...(valid ? [] : (matches.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)),
    ...problems([unique((feed.items ?? []).map(({ id }) => id)), 'has the same id twice']),
  ]
}

/** How a feed is paged (RFC 5005, section 3): the addresses that it names, by what they lead to. */
export const pagesOf = (format: 'rss' | 'atom' | 'json', text: string): Record<string, string> => {
  if (format === 'json') {
    const { feed_url: first, next_url: next } = JSON.parse(text) as Record<string, string | undefined>
    return { ...(first && { first }), ...(next && { next }) }
  }
  const root = read(text)
  const links =
    format === 'rss'
      ? nodes((root.rss as Node).channel as Node, 'atom:link')
      : nodes(root.feed as Node, 'link')
  return Object.fromEntries(
    links
      .filter((link) => link['@rel'] !== 'alternate')
      .map((link) => [String(link['@rel']), String(link['@href'])]),
  )
}
