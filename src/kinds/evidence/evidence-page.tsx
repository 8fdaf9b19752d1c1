import type { PublicEvidence } from './shape'
import { formatDate } from '../../words/format-dates'
import { ItemFrame } from '../../page-parts/item-frame'
import type { ItemPageProps } from '../../page-parts/item-frame'
import { RichText } from '../../page-parts/rich-text'
import { notableSchools, SchoolNames } from '../../page-parts/school-names'
import { textLanguage } from '../../page-parts/site-context'
import { wordFor } from '../../words/words'

/** One piece of evidence: what was done, with whom, what changed, and which objectives it speaks to. */
export const EvidencePage = (props: ItemPageProps<PublicEvidence>) => {
  const { context } = props
  const evidence = props.chosen.item
  const { words, language } = context
  const own = textLanguage(context, evidence.language)
  const schools = notableSchools(context, evidence)
  return (
    <ItemFrame
      {...props}
      beforeTitle={
        <p className="meta">
          <time dateTime={evidence.date.slice(0, 10)}>{formatDate(evidence.date, language)}</time>
          <a href={context.link('/lppa')}>{words.parents}</a>
        </p>
      }
      above={schools.length ? <SchoolNames context={context} schools={schools} /> : null}
      after={
        <>
          {evidence.impact ? (
            <section className="impact" aria-labelledby="impact">
              <h2 id="impact">{words.impact}</h2>
              <p className="lines" {...own}>
                {evidence.impact}
              </p>
            </section>
          ) : null}
          <dl className="facts evidence-facts">
            {evidence.involvement.length ? (
              <div>
                <dt>{words.involvement}</dt>
                <dd>
                  <ul>
                    {evidence.involvement.map((code) => (
                      <li key={code}>{wordFor(words, 'involvement', code)}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            ) : null}
            {evidence.objectives.length ? (
              <div>
                <dt>{words.objectives}</dt>
                <dd>
                  <ul {...own}>
                    {evidence.objectives.map(({ code, title }) => (
                      <li key={code}>
                        <span className="code">{code}</span> {title}
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            ) : null}
            {evidence.kpis.length ? (
              <div>
                <dt>{words.kpis}</dt>
                <dd>
                  <ul {...own}>
                    {evidence.kpis.map(({ code, text }) => (
                      <li key={code}>
                        <span className="code">{code}</span> {text}
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            ) : null}
            {evidence.sources.length ? (
              <div>
                <dt>{words.sources}</dt>
                <dd>
                  <ul {...own}>
                    {evidence.sources.map(({ id, title, url }) => (
                      <li key={id}>
                        <a href={url}>{title}</a>
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            ) : null}
          </dl>
        </>
      }
    >
      <RichText html={evidence.html} {...own} />
    </ItemFrame>
  )
}
