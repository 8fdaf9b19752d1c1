import type { ReactNode } from 'react'
import { ItemFrame, type ItemPageProps } from '../../../src/page-parts/item-frame'
import { RichText } from '../../../src/page-parts/rich-text'
import { notableSchools, SchoolNames } from '../../../src/page-parts/school-names'
import { textLanguage } from '../../../src/page-parts/site-context'
import { sourceLanguage } from '../../../src/words/known-languages'
import { formatDateWithDay } from '../../../src/words/format-dates'
import { categoryInWords } from './categories'
import { jobPosting } from './job-posting'
import type { PublicVacancy } from './shape'

const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null

/** A vacancy: the terms of the post, its description, and how to apply for it. */
export const VacancyPage = (props: ItemPageProps<PublicVacancy>) => {
  const { context, chosen } = props
  const vacancy = chosen.item
  const { words, language } = context
  const own = textLanguage(context, vacancy.language)
  const schools = notableSchools(context, vacancy)
  // A translation has the words of title and text; all else of a vacancy stays in the language it was written in.
  const written = textLanguage(context, sourceLanguage)
  const asWritten = (text: string) => text && <span {...written}>{text}</span>
  return (
    <ItemFrame
      {...props}
      linkedData={jobPosting(context, vacancy)}
      above={
        <dl className="facts">
          <Fact name={words.post}>{asWritten(vacancy.post)}</Fact>
          <Fact name={words.kindOfWork}>{categoryInWords(words, vacancy.category)}</Fact>
          <Fact name={words.hours}>{asWritten(vacancy.hours)}</Fact>
          <Fact name={words.salary}>{asWritten(vacancy.salary)}</Fact>
          <Fact name={words.closingDate}>
            <time dateTime={vacancy.closes}>{formatDateWithDay(vacancy.closes, language)}</time>
          </Fact>
          <Fact name={words.sentBy}>
            {schools.length ? <SchoolNames context={context} schools={schools} /> : null}
          </Fact>
        </dl>
      }
    >
      <RichText html={vacancy.html} {...own} />
      {vacancy.howToApply ? (
        <section aria-labelledby="how-to-apply">
          <h2 id="how-to-apply">{words.howToApply}</h2>
          <p className="lines" {...written}>
            {vacancy.howToApply}
          </p>
        </section>
      ) : null}
    </ItemFrame>
  )
}
