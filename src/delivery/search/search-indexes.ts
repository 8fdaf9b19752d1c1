import type { PublicationStore } from '../store/publication-store'
import type { PublicState } from '../store/public-state'
import { siteIndexes, type SiteIndexes } from '../store/site-indexes'
import { searchedTexts } from './searched-texts'
import { SearchIndex } from './search-index'

/** The search indexes of all sites; see `siteIndexes`. */
export const searchIndexes = (
  store: Pick<PublicationStore, 'changes'>,
  state: Pick<PublicState, 'current'>,
  bounds?: { most?: number; idleMs?: number },
): SiteIndexes<SearchIndex> =>
  siteIndexes(
    store,
    state,
    {
      make: () => new SearchIndex(),
      apply: (index, { itemId, language, original, sortAt, publishedAt, document }) => {
        const place = `${sortAt} ${publishedAt ?? ''}`
        if (document) index.put({ itemId, language, original, place }, searchedTexts(document))
        else index.remove(itemId, language)
      },
    },
    bounds,
  )
