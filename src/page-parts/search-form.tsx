import { longestSearch } from '../public/longest-search'
import { directionOf } from '../words/languages'
import type { SiteContext } from './site-context'

type SearchFormProps = { context: SiteContext; q?: string; place: 'page' | 'header' }

/**
 * Asks for words and leads to what is found on this site. The address is the one of this very host: forms may lead
 * nowhere else (see the policy in send-reply.ts), and on a school's own domain a link would.
 */
export const SearchForm = ({ context, q = '', place }: SearchFormProps) => {
  const { words, wanted, base } = context
  const id = place === 'page' ? 'search-words' : 'header-search'
  return (
    <form role="search" className={`search-form search-in-${place}`} action={`${base}/search`} method="get">
      <label htmlFor={id} className={place === 'header' ? 'hidden' : undefined}>
        {words.searchWords}
      </label>
      <span className="search-row">
        <input
          id={id}
          type="search"
          name="q"
          maxLength={longestSearch}
          defaultValue={q}
          // What is typed may be in any language; empty, the field follows the page.
          dir={q === '' ? directionOf(context.language) : 'auto'}
          enterKeyHint="search"
        />
        {wanted ? <input type="hidden" name="language" value={wanted} /> : null}
        <button type="submit">{words.search}</button>
      </span>
    </form>
  )
}
