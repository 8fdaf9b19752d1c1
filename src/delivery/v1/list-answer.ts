import type { ReadingKind } from '../../page-parts/reading-kind'
import { isAddedParameter } from '../front/added-parameters'
import type { ListAnswer } from './answer-shapes'
import { listCursor, readListCursor } from './cursor'
import { itemAnswer } from './item-answer'
import { placeOf, type PublicationStore } from '../store/publication-store'
import { listQuery, readQuery } from './query'

/** The address of the next page: the same question, and the place to go on from. */
export const nextAddress = (base: string, address: string, cursor: string): string => {
  const parameters = new URLSearchParams(address.split('?')[1] ?? '')
  for (const name of [...parameters.keys()]) if (isAddedParameter(name)) parameters.delete(name)
  parameters.set('after', cursor)
  return `${base}?${parameters.toString()}`
}

/**
 * One page of a list, newest first; of what takes place, see coming-list-answer.ts. A page goes on after the last item
 * of the one before, so what is published in between neither repeats nor hides anything.
 *
 * @param address path and query as they were sent
 * @param publicUrl scheme and host that `next` begins with
 * @throws ProblemError `invalid-query`, `invalid-cursor`
 */
export const listAnswer = async (
  store: PublicationStore,
  { site, kind: { kind, plural }, address, publicUrl }: ListQuestion,
): Promise<ListAnswer> => {
  const { limit, after, ...wishes } = readQuery(address, listQuery)
  const rows = await store.list({
    ...wishes,
    site,
    kind,
    order: 'newest',
    // One more than asked for tells whether there is a next page.
    limit: limit + 1,
    after: after === undefined ? undefined : readListCursor(site, kind, after),
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(itemAnswer),
    next:
      last && rows.length > limit
        ? nextAddress(
            `${publicUrl}/v1/sites/${site}/${plural}`,
            address,
            listCursor(site, kind, placeOf(last)),
          )
        : null,
  }
}

type ListQuestion = { site: string; kind: ReadingKind; address: string; publicUrl: string }
