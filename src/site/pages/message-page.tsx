import type { ReadingKind } from '../../page-parts/reading-kind'
import { formatInstant } from '../../words/format-dates'
import { Page } from '../../page-parts/page-layout'
import type { SiteContext } from '../../page-parts/site-context'
import { fill } from '../../words/words'

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
export const WithdrawnPage = ({ context, kind, at }: WithdrawnProps) => (
  <Message
    context={context}
    title={context.words.withdrawnTitle}
    text={fill(context.words[kind.withdrawn], { date: formatInstant(at, context.language) })}
    more={context.words.withdrawnText}
  />
)

type WithdrawnProps = { context: SiteContext; kind: Pick<ReadingKind, 'withdrawn'>; at: string }
