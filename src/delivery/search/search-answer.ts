import type { SearchAnswer } from '../v1/answer-shapes'
import { withNext } from '../v1/dated-answer'
import { nextAddress } from '../v1/list-answer'
import { readQuery, searchQuery } from '../v1/query'
import { markedHtml } from './mark-words'
import type { Search } from './site-search'

/**
 * One page of what a search finds, best first.
 *
 * @param address path and query as they were sent
 * @param publicUrl scheme and host that `next` begins with
 * @returns with it, since when it has been like this as far as the clock goes, in milliseconds
 * @throws ProblemError `invalid-query`, `invalid-cursor`, `not-ready-yet`
 */
export const searchAnswer = async (
  search: Search,
  { site, address, publicUrl, now }: { site: string; address: string; publicUrl: string; now: Date },
): Promise<{ content: SearchAnswer; since: number[] }> => {
  const query = readQuery(address, searchQuery)
  const { hits, total, next } = await search({ ...query, site, now })
  const items = hits.map(({ item, passage }) => {
    const { content, since } = withNext(item, now)
    const snippet = { snippet: markedHtml(passage.text), snippetLanguage: passage.language }
    return { item: { ...content, ...snippet }, since }
  })
  return {
    content: {
      items: items.map(({ item }) => item),
      total,
      next: next === undefined ? null : nextAddress(`${publicUrl}/v1/sites/${site}/search`, address, next),
    },
    since: items.flatMap(({ since }) => since),
  }
}
