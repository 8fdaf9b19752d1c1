import { More } from '../../../src/page-parts/home-parts'
import { ListPage } from '../../../src/page-parts/list-page'
import { notableSchools, SchoolNames } from '../../../src/page-parts/school-names'
import { textLanguage, type SiteContext } from '../../../src/page-parts/site-context'
import { sourceLanguage } from '../../../src/words/known-languages'
import { formatDate } from '../../../src/words/format-dates'
import { fill } from '../../../src/words/words'
import { vacancySection } from './section'
import type { PublicVacancy } from './shape'

type Vacancies = { context: SiteContext; items: PublicVacancy[] }

/** The last day for applications, in a sentence. */
export const ClosingDay = ({ context, closes }: { context: SiteContext; closes: string }) => (
  <time dateTime={closes}>
    {fill(context.words.closesOn, { date: formatDate(closes, context.language) })}
  </time>
)

const VacancyList = ({ context, items, level: Heading }: Vacancies & { level: 'h2' | 'h3' }) => (
  <ul className="teasers">
    {items.map((vacancy) => {
      const own = textLanguage(context, vacancy.language)
      const schools = notableSchools(context, vacancy)
      return (
        <li key={vacancy.id} className="teaser">
          <Heading className="teaser-title">
            <a href={context.linkTo(vacancy)} {...own}>
              {vacancy.title}
            </a>
          </Heading>
          <p className="meta">
            <ClosingDay context={context} closes={vacancy.closes} />
            {[vacancy.hours, vacancy.salary].filter(Boolean).map((text) => (
              <span key={text} {...textLanguage(context, sourceLanguage)}>
                {text}
              </span>
            ))}
          </p>
          {vacancy.summary ? <p {...own}>{vacancy.summary}</p> : null}
          {schools.length ? <SchoolNames context={context} schools={schools} /> : null}
        </li>
      )
    })}
  </ul>
)

export const VacanciesPage = ({ context, items, next }: Vacancies & { next: string | undefined }) => (
  <ListPage
    context={context}
    section={vacancySection}
    next={next}
    older={context.words.olderVacancies}
    none={context.words.noVacancies}
  >
    {items.length ? <VacancyList context={context} items={items} level="h2" /> : null}
  </ListPage>
)

/** The newest vacancies on a home page; nothing where there are none. */
export const LatestVacancies = ({ context, items }: Vacancies) =>
  items.length ? (
    <section aria-labelledby="vacancies">
      <h2 id="vacancies">{context.words.vacancies}</h2>
      <VacancyList context={context} items={items} level="h3" />
      <More href={context.link(vacancySection.listPath)}>{context.words.allVacancies}</More>
    </section>
  ) : null
