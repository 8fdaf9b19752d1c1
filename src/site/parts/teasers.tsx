import type { PublicItem, PublicLetter, PublicNewsletter } from '../../public/public-form'
import { kindPlurals } from '../../public/public-form'
import { formatDate } from '../../words/format-dates'
import { textLanguage } from '../request/site-context'
import type { SiteContext } from '../request/site-context'
import { notableSchools, SchoolNames } from './school-names'
import { wordFor } from '../../words/words'

/** The path of an item below its site. */
export const itemPath = (item: Pick<PublicItem, 'kind' | 'slug'>): string =>
  `/${kindPlurals[item.kind]}/${encodeURIComponent(item.slug)}`

/** Who a letter is for, in words. */
export const audienceWords = (context: SiteContext, letter: PublicLetter): string[] =>
  letter.audience.map((code) => wordFor(context.words, 'audience', code))

type Dated = PublicLetter | PublicNewsletter

const Teaser = ({ context, item, level }: { context: SiteContext; item: Dated; level: 2 | 3 }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  const { title, summary, date } = item
  const language = textLanguage(context, item.language)
  const schools = notableSchools(context, item)
  const beside =
    item.kind === 'letter' ? audienceWords(context, item) : [item.term, item.issue].filter(Boolean)
  return (
    <li className="teaser">
      <Heading className="teaser-title">
        <a href={context.link(itemPath(item))} {...language}>
          {title}
        </a>
      </Heading>
      <p className="meta">
        <time dateTime={date}>{formatDate(date, context.language)}</time>
        {beside.map((text) => (
          <span key={text} dir="auto">
            {text}
          </span>
        ))}
      </p>
      {summary ? <p {...language}>{summary}</p> : null}
      {schools.length ? <SchoolNames context={context} schools={schools} /> : null}
    </li>
  )
}

/** Letters or newsletters, newest first. */
export const TeaserList = ({ context, items, level = 3 }: TeaserListProps) => (
  <ul className="teasers">
    {items.map((item) => (
      <Teaser key={item.id} context={context} item={item} level={level} />
    ))}
  </ul>
)

type TeaserListProps = { context: SiteContext; items: Dated[]; level?: 2 | 3 }
