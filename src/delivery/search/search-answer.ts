import type { SearchAnswer } from '../answer-shapes'
import { nextAddress } from '../list-answer'
import { readQuery, searchQuery } from '../query'
import { markedHtml } from './mark-words'
import type { Search } from './site-search'

/**
 * One page of what a search finds, best first.
 *
 * @param address path and query as they were sent
 * @param publicUrl scheme and host that `next` begins with
 * @throws ProblemError `invalid-query`, `invalid-cursor`, `not-ready-yet`
 */
export const searchAnswer = async (
  search: Search,
  { site, address, publicUrl }: { site: string; address: string; publicUrl: string },
): Promise<SearchAnswer> => {
  const query = readQuery(address, searchQuery)
  const { hits, total, next } = await search({ ...query, site })
  return {
    items: hits.map(({ item, passage }) => ({
      ...item,
      snippet: markedHtml(passage.text),
      snippetLanguage: passage.language,
    })),
    total,
    next: next === undefined ? null : nextAddress(`${publicUrl}/v1/sites/${site}/search`, address, next),
  }
}
