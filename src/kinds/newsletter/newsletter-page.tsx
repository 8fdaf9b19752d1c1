import type { PublicNewsletter } from './shape'
import { formatDate } from '../../words/format-dates'
import { ItemFrame } from '../../page-parts/item-frame'
import type { ItemPageProps } from '../../page-parts/item-frame'
import { RichText } from '../../page-parts/rich-text'
import { notableSchools, SchoolNames } from '../../page-parts/school-names'
import { textLanguage } from '../../page-parts/site-context'

/** A newsletter, section by section; each section's HTML brings its own heading. */
export const NewsletterPage = (props: ItemPageProps<PublicNewsletter>) => {
  const { context } = props
  const newsletter = props.chosen.item
  const own = textLanguage(context, newsletter.language)
  const schools = notableSchools(context, newsletter)
  return (
    <ItemFrame
      {...props}
      beforeTitle={
        <p className="meta">
          <time dateTime={newsletter.date.slice(0, 10)}>{formatDate(newsletter.date, context.language)}</time>
          {[newsletter.term, newsletter.issue].filter(Boolean).map((text) => (
            <span key={text} {...own}>
              {text}
            </span>
          ))}
        </p>
      }
      above={schools.length ? <SchoolNames context={context} schools={schools} /> : null}
    >
      {newsletter.sections.length ? (
        newsletter.sections.map((section, at) => (
          <section key={at} className="newsletter-section" data-section={section.type}>
            <RichText html={section.html} {...own} />
          </section>
        ))
      ) : (
        <RichText html={newsletter.html} {...own} />
      )}
    </ItemFrame>
  )
}
