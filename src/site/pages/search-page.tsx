import type { Hit, PageOfHits as Results } from '../../delivery/search/site-search'
import { readingKind } from '../../kinds/reading-kinds'
import type { MarkedText } from '../../delivery/search/mark-words'
import { Page } from '../../page-parts/page-layout'
import { notableSchools, SchoolNames } from '../../page-parts/school-names'
import { SearchForm } from '../../page-parts/search-form'
import { textLanguage } from '../../page-parts/site-context'
import type { SiteContext } from '../../page-parts/site-context'
import { fill } from '../../words/words'

const Marked = ({ text }: { text: MarkedText }) =>
  text.map((piece, index) =>
    piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  )

const Result = ({ context, hit: { item, title, passage } }: { context: SiteContext; hit: Hit }) => {
  const { words, linkTo } = context
  const kind = readingKind(item.kind)
  const schools = notableSchools(context, item)
  // The title of this language stands above already; that of another one says why this was found.
  const isAbove = passage.isTitle && passage.language === item.language
  const below = isAbove ? [{ text: item.summary, marked: false }] : passage.text
  return (
    <li className="teaser">
      <h2 className="teaser-title">
        <a href={linkTo(item)} {...textLanguage(context, item.language)}>
          <Marked text={title} />
        </a>
      </h2>
      <p className="meta">
        <span>{words[kind.title]}</span>
        {kind.searchedDate(context, item)}
      </p>
      {below.some(({ text }) => text) ? (
        <p {...textLanguage(context, passage.language)}>
          <Marked text={below} />
        </p>
      ) : null}
      {schools.length ? <SchoolNames context={context} schools={schools} /> : null}
    </li>
  )
}

const Pages = ({ context, q, next }: { context: SiteContext; q: string; next: string | undefined }) => {
  const { words, query, link } = context
  if (!next && !query.after) return null
  return (
    <p className="pager">
      {query.after ? <a href={link('/search', { query: { q } })}>{words.firstResults}</a> : <span />}
      {next ? (
        <a rel="next" href={link('/search', { query: { q, after: next } })}>
          {words.moreResults}
        </a>
      ) : null}
    </p>
  )
}

/**
 * The form, and below it what was found.
 * @param found is left out where nothing was typed, or too much
 */
export const SearchPage = ({ context, q, found }: { context: SiteContext; q: string; found?: Results }) => {
  const { words } = context
  return (
    <Page context={context} title={q === '' ? words.search : `${q} – ${words.search}`} noIndex>
      <div className="wide">
        <h1>{words.search}</h1>
        <SearchForm context={context} q={q} place="page" />
        {q === '' ? <p className="meta">{words.searchHint}</p> : null}
        {q !== '' && !found ? <p className="status-note">{words.searchTooLong}</p> : null}
        {found && found.total === 0 ? (
          <>
            <p className="intro">{words.searchNothing}</p>
            <p>{words.searchAdvice}</p>
          </>
        ) : null}
        {found && found.total > 0 ? (
          <>
            <p className="meta">{fill(words.searchFound, { count: found.total })}</p>
            <ol className="teasers">
              {found.hits.map((hit) => (
                <Result key={hit.item.id} context={context} hit={hit} />
              ))}
            </ol>
            <Pages context={context} q={q} next={found.next} />
          </>
        ) : null}
      </div>
    </Page>
  )
}
