import type { PublicItem } from '../public/public-form'
import { formatDate } from '../words/format-dates'
import { notableSchools, SchoolNames } from './school-names'
import { textLanguage } from './site-context'
import type { SiteContext } from './site-context'

/** An item that is dated by a day, `YYYY-MM-DD`. */
type DayItem = PublicItem & { date: string }

const DayOf = ({ context, date }: { context: SiteContext; date: string }) => (
  <time dateTime={date}>{formatDate(date, context.language)}</time>
)

/** The day of what a search found, where it has one. */
export const foundDay = (context: SiteContext, { date }: { date: string }) =>
  date ? <DayOf context={context} date={date} /> : null

/** An item in a list: its title, its day and what stands beside that, and what it is about. */
const Teaser = ({ context, item, beside = [], level: Heading }: TeaserProps) => {
  const { title, summary, date } = item
  const language = textLanguage(context, item.language)
  const schools = notableSchools(context, item)
  return (
    <li className="teaser">
      <Heading className="teaser-title">
        <a href={context.linkTo(item)} {...language}>
          {title}
        </a>
      </Heading>
      <p className="meta">
        <DayOf context={context} date={date} />
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

type TeaserProps = { context: SiteContext; item: DayItem; beside?: string[]; level: 'h2' | 'h3' | 'h4' }

/** @param props.beside what stands beside the day of each */
export const Teasers = <Item extends DayItem>({ items, beside, ...rest }: TeasersProps<Item>) => (
  <ul className="teasers">
    {items.map((item) => (
      <Teaser key={item.id} item={item} beside={beside?.(item)} {...rest} />
    ))}
  </ul>
)

type TeasersProps<Item> = Omit<TeaserProps, 'item' | 'beside'> & {
  items: readonly Item[]
  beside?: (item: Item) => string[]
}

/** Titles as links, of what has no date. */
export const LinkList = ({ context, items }: { context: SiteContext; items: readonly PublicItem[] }) => (
  <ul className="link-list">
    {items.map((item) => (
      <li key={item.id}>
        <a href={context.linkTo(item)} {...textLanguage(context, item.language)}>
          {item.title}
        </a>
      </li>
    ))}
  </ul>
)
