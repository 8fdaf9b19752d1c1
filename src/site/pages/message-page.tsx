import type { Kind } from '../../public/public-form'
import { formatInstant } from '../../words/format-dates'
import { Page } from '../parts/page-layout'
import type { SiteContext } from '../request/site-context'
import { fill } from '../../words/words'
import type { Words } from '../../words/words'

const withdrawn: Record<Kind, keyof Words> = {
  letter: 'withdrawnLetter',
  newsletter: 'withdrawnNewsletter',
  event: 'withdrawnEvent',
  page: 'withdrawnPage',
  evidence: 'withdrawnEvidence',
}

const Message = ({ context, title, text, more }: MessageProps) => (
  <Page context={context} title={title} noIndex>
    <div className="wide message">
      <h1>{title}</h1>
      <p className="intro">{text}</p>
      {more ? <p>{more}</p> : null}
      <p>
        <a className="more" href={context.link('')}>
          {context.words.toHome}
        </a>
      </p>
    </div>
  </Page>
)

type MessageProps = { context: SiteContext; title: string; text: string; more?: string }

/** For status 404. */
export const NotFoundPage = ({ context }: { context: SiteContext }) => (
  <Message context={context} title={context.words.notFoundTitle} text={context.words.notFoundText} />
)

/** For status 400. */
export const BadRequestPage = ({ context }: { context: SiteContext }) => (
  <Message context={context} title={context.words.badRequestTitle} text={context.words.badRequestText} />
)

/** For status 405. */
export const ReadOnlyPage = ({ context }: { context: SiteContext }) => (
  <Message context={context} title={context.words.readOnlyTitle} text={context.words.badRequestText} />
)

/** For status 410: what was here, and since when it no longer is. Its title and text are gone with it. */
export const WithdrawnPage = ({ context, kind, at }: { context: SiteContext; kind: Kind; at: string }) => (
  <Message
    context={context}
    title={context.words.withdrawnTitle}
    text={fill(context.words[withdrawn[kind]], { date: formatInstant(at, context.language) })}
    more={context.words.withdrawnText}
  />
)
