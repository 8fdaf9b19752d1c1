import type { PublicLetter } from './shape'
import { isEmail } from '../../public/contact'
import { formatDate, formatDateWithDay } from '../../words/format-dates'
import { ItemFrame } from '../../page-parts/item-frame'
import type { ItemPageProps } from '../../page-parts/item-frame'
import { RichText } from '../../page-parts/rich-text'
import { notableSchools, SchoolNames } from '../../page-parts/school-names'
import { textLanguage } from '../../page-parts/site-context'
import type { SiteContext } from '../../page-parts/site-context'
import { audienceWords } from './audience-words'
import { fill } from '../../words/words'

type Signatory = PublicLetter['signatories'][number]

/** Those who signed, by their title, in the order in which the letter names them. */
const byTitle = (signatories: Signatory[]): { title: string; people: Signatory[] }[] => {
  const groups = new Map<string, Signatory[]>()
  for (const signatory of signatories)
    groups.set(signatory.title, [...(groups.get(signatory.title) ?? []), signatory])
  return [...groups].map(([title, people]) => ({ title, people }))
}

const Signatures = ({ context, letter }: { context: SiteContext; letter: PublicLetter }) =>
  letter.signatories.length ? (
    <section
      className="signatures"
      aria-label={context.words.signed}
      {...textLanguage(context, letter.language)}
    >
      {byTitle(letter.signatories).map(({ title, people }) => (
        <div key={title}>
          <ul>
            {people.map(({ name, school }) => (
              <li key={name}>
                {name}
                {/* a school stands here only where the letter itself says so */}
                {school ? <span className="meta"> {school.name}</span> : null}
              </li>
            ))}
          </ul>
          {title ? <p className="signature-title">{title}</p> : null}
        </div>
      ))}
    </section>
  ) : null

const Reply = ({ context, letter }: { context: SiteContext; letter: PublicLetter }) => {
  const { words, language } = context
  if (!letter.replyBy && !letter.replyTo) return null
  return (
    <div className="note reply" role="note">
      {letter.replyBy ? (
        <p>
          <strong>
            <time dateTime={letter.replyBy.slice(0, 10)}>
              {fill(words.replyBy, { date: formatDateWithDay(letter.replyBy, language) })}
            </time>
          </strong>
        </p>
      ) : null}
      {letter.replyTo ? (
        <p>
          {words.replyTo}:{' '}
          {isEmail(letter.replyTo) ? (
            <a href={`mailto:${letter.replyTo}`} dir="ltr">
              {letter.replyTo}
            </a>
          ) : (
            <span dir="auto">{letter.replyTo}</span>
          )}
        </p>
      ) : null}
    </div>
  )
}

/** A letter, as a letter looks: date, salutation, text, signatures. */
export const LetterPage = (props: ItemPageProps<PublicLetter>) => {
  const { context } = props
  const letter = props.chosen.item
  const { words, language } = context
  const audience = audienceWords(context.words, letter)
  const schools = notableSchools(context, letter)
  const own = textLanguage(context, letter.language)
  return (
    <ItemFrame
      {...props}
      beforeTitle={
        <p className="meta">
          <time dateTime={letter.date.slice(0, 10)}>{formatDate(letter.date, language)}</time>
        </p>
      }
      above={
        audience.length || schools.length ? (
          <dl className="facts facts-inline">
            {audience.length ? (
              <div>
                <dt>{words.audience}</dt>
                <dd>{audience.join(' · ')}</dd>
              </div>
            ) : null}
            {schools.length ? (
              <div>
                <dt>{words.sentBy}</dt>
                <dd>
                  <SchoolNames context={context} schools={schools} />
                </dd>
              </div>
            ) : null}
          </dl>
        ) : null
      }
    >
      {letter.salutation ? (
        <p className="salutation" {...own}>
          {letter.salutation}
        </p>
      ) : null}
      <RichText html={letter.html} {...own} />
      <Signatures context={context} letter={letter} />
      <Reply context={context} letter={letter} />
    </ItemFrame>
  )
}
