import type { ReactNode } from 'react'
import { formatBytes, formatInstant, languageName } from '../words/format-dates'
import { directionOf, ownNameOf } from '../words/languages'
import { Page } from './page-layout'
import { Gallery } from './picture'
import { textLanguage } from './site-context'
import type { SiteContext } from './site-context'
import type { ChosenItem } from './chosen-item'
import type { PublicItem } from '../public/public-form'
import { fill } from '../words/words'

export type ItemPageProps<Item extends PublicItem = PublicItem> = {
  context: SiteContext
  chosen: ChosenItem<Item>
  /** The print version. */
  plain: boolean
}

/** What a reader has to know about the language before reading. */
const LanguageNotes = ({ context, chosen }: { context: SiteContext; chosen: ChosenItem }) => {
  const { words, language, wanted, path, link } = context
  if (chosen.stale && chosen.original)
    return (
      <div className="note" role="note">
        <p>
          {fill(words.translationStale, { language: languageName(chosen.original, language) })}{' '}
          <a href={link(path, { language: chosen.original })} hrefLang={chosen.original}>
            {words.readNewer} ({ownNameOf(chosen.original)})
          </a>
        </p>
      </div>
    )
  if (chosen.missing && wanted)
    return (
      <div className="note" role="note">
        <p>{fill(words.translationMissing, { language: languageName(wanted, language) })}</p>
      </div>
    )
  return null
}

const ReadIn = ({ context, chosen }: { context: SiteContext; chosen: ChosenItem }) => {
  const others = chosen.alternates.filter(({ language }) => language !== chosen.item.language)
  if (!others.length) return null
  return (
    <p className="read-in">
      {context.words.readIn}:{' '}
      {others.map(({ language }) => (
        <a
          key={language}
          href={context.link(context.path, { language })}
          hrefLang={language}
          lang={language}
          dir={directionOf(language)}
        >
          {ownNameOf(language)}
        </a>
      ))}
    </p>
  )
}

const Attachments = ({ context, chosen: { item } }: { context: SiteContext; chosen: ChosenItem }) =>
  item.attachments.length ? (
    <section aria-labelledby="attachments">
      <h2 id="attachments">{context.words.attachments}</h2>
      <ul className="attachments">
        {item.attachments.map(({ name, url, type, bytes }) => (
          <li key={url}>
            <a href={url} type={type}>
              <span dir="auto">{name}</span>{' '}
              <span className="meta">
                {(type.split('/')[1] ?? type).toUpperCase()}, {formatBytes(bytes, context.language)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  ) : null

/** A block of data (JSON-LD 1.1), which no browser runs: so the content security policy has no say in it. */
const LinkedData = ({ about }: { about: object }) => (
  <script
    type="application/ld+json"
    dangerouslySetInnerHTML={{
      // The only thing that could end it is a tag.
      __html: JSON.stringify({ '@context': 'https://schema.org', ...about }).replaceAll(
        '<',
        String.raw`\u003c`,
      ),
    }}
  />
)

/**
 * What all items have in common: language notes, correction, a receiving school's note, pictures, attachments.
 * The article carries its own language, since the page's words may be in another.
 * @param above stands between the title and the notes, @param children are the item itself.
 */
export const ItemFrame = ({
  context,
  chosen,
  plain,
  above,
  beforeTitle,
  children,
  after,
  linkedData,
}: ItemFrameProps) => {
  const { item } = chosen
  const { words, language, path, link } = context
  const own = textLanguage(context, item.language)
  // pictures in the text are not shown again below it
  const images = item.images.filter(({ url }) => !item.html.includes(url))
  return (
    <Page
      context={context}
      title={item.title}
      description={item.summary || undefined}
      alternates={chosen.alternates}
      plain={plain}
      noIndex={plain}
    >
      <div className={plain ? 'sheet plain-sheet' : 'wide sheet-holder'}>
        <article className={plain ? undefined : 'sheet'} data-kind={item.kind}>
          <header className="item-header">
            {beforeTitle}
            <h1 {...own}>{item.title}</h1>
            {above}
            {plain ? null : <ReadIn context={context} chosen={chosen} />}
          </header>
          <LanguageNotes context={context} chosen={chosen} />
          {item.correction ? (
            <aside
              className="note"
              aria-label={fill(words.correction, { date: formatInstant(item.correction.at, language) })}
            >
              <p>
                <strong>
                  {fill(words.correction, { date: formatInstant(item.correction.at, language) })}
                </strong>
              </p>
              <p dir="auto">{item.correction.note}</p>
            </aside>
          ) : null}
          {item.localNote ? (
            <aside
              className="note local-note"
              data-site={item.localNote.school.slug}
              aria-label={fill(words.localNote, { school: item.localNote.school.name })}
            >
              <p>
                <strong>{fill(words.localNote, { school: item.localNote.school.name })}</strong>
              </p>
              <p className="lines" dir="auto">
                {item.localNote.note}
              </p>
            </aside>
          ) : null}
          {children}
          <Gallery images={images} heading={words.pictures} />
          <Attachments context={context} chosen={chosen} />
          {after}
          {linkedData && !plain ? <LinkedData about={linkedData} /> : null}
          {plain ? null : (
            <footer className="item-footer">
              <span className="meta">
                {fill(words.updated, { date: formatInstant(item.updatedAt, language) })}
              </span>
              <a href={link(`${path}/print`)}>{words.printPage}</a>
            </footer>
          )}
        </article>
      </div>
    </Page>
  )
}

type ItemFrameProps = ItemPageProps & {
  above?: ReactNode
  beforeTitle?: ReactNode
  children: ReactNode
  after?: ReactNode
  /** What the item is, for search engines: an object of schema.org, without `@context`. */
  linkedData?: object
}
