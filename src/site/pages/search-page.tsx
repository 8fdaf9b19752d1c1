import type { Hit, SearchPage as Results } from '../../delivery/search/site-search'
import type { MarkedText } from '../../delivery/search/mark-words'
import { occurrenceToTell } from '../../calendar/next-occurrence'
import type { PublicEvent, PublicItem } from '../../public/public-form'
import { StatusBadge } from '../parts/event-list'
import { formatDate } from '../../words/format-dates'
import { Page } from '../parts/page-layout'
import { notableSchools, SchoolNames } from '../parts/school-names'
import { SearchForm } from '../parts/search-form'
import { textLanguage } from '../request/site-context'
import type { SiteContext } from '../request/site-context'
import { itemPath } from '../parts/teasers'
import { daysInWords, hoursInWords, machineTime } from '../../words/when'
import { fill } from '../../words/words'
import type { Words } from '../../words/words'

const sectionOf: Record<PublicItem['kind'], keyof Words> = {
  letter: 'letters',
  newsletter: 'newsletters',
  event: 'events',
  page: 'pages',
  evidence: 'parents',
}

const ItemDate = ({ context, item }: { context: SiteContext; item: PublicItem }) => {
  const { language, now } = context
  if (item.kind === 'event') return <EventDate context={context} event={item} now={now} />
  return 'date' in item && item.date ? (
    <time dateTime={item.date}>{formatDate(item.date, language)}</time>
  ) : null
}

const EventDate = ({ context, event, now }: { context: SiteContext; event: PublicEvent; now: Date }) => {
  const { language, words } = context
  const told = occurrenceToTell(event, now)
  if (!told) return <span>{words.noDates}</span>
  const times = { ...event, ...told }
  return (
    <>
      <time dateTime={machineTime(times)}>{daysInWords(times, language)}</time>
      <span className="hours">{hoursInWords(times, language) || words.allDay}</span>
      <StatusBadge context={context} status={event.status} />
    </>
  )
}

const Marked = ({ text }: { text: MarkedText }) =>
  text.map((piece, index) =>
    piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  )

const Result = ({ context, hit: { item, title, passage } }: { context: SiteContext; hit: Hit }) => {
  const { words, link } = context
  const schools = notableSchools(context, item)
  // The title of this language stands above already; that of another one says why this was found.
  const isAbove = passage.isTitle && passage.language === item.language
  const below = isAbove ? [{ text: item.summary, marked: false }] : passage.text
  return (
    <li className="teaser">
      <h2 className="teaser-title">
        <a href={link(itemPath(item))} {...textLanguage(context, item.language)}>
          <Marked text={title} />
        </a>
      </h2>
      <p className="meta">
        <span>{words[sectionOf[item.kind]]}</span>
        <ItemDate context={context} item={item} />
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
