import type { ReactNode } from 'react'
import { Page } from './page-layout'
import type { SiteContext } from './site-context'
import type { SiteSection } from './site-section'
import { FollowFeed } from './subscribe'

type PagerProps = {
  context: SiteContext
  /** The list's own path below the site. */
  path: string
  /** The cursor of the next page, where there is one. */
  next: string | undefined
  /** What the link to the next page says. */
  older: string
}

/** The ways to the next page of a list and back to its first; nothing where it has one page alone. */
export const Pager = ({ context, path, next, older }: PagerProps) => {
  const { query, words, link } = context
  if (!next && !query.after) return null
  return (
    <p className="pager">
      {query.after ? <a href={link(path)}>{words.backToNewest}</a> : <span />}
      {next ? (
        <a rel="next" href={link(path, { query: { after: next } })}>
          {older}
        </a>
      ) : null}
    </p>
  )
}

/**
 * The page of a list, newest first, with the ways to go on and to follow it.
 * @param none what to say where there is nothing
 */
export const ListPage = ({ context, section, next, older, none, children }: ListPageProps) => {
  const title = context.words[section.title]
  return (
    <Page context={context} title={title}>
      <div className="wide">
        <h1>{title}</h1>
        {children ?? <p>{none}</p>}
        <Pager context={context} path={section.listPath} next={next} older={older} />
        <FollowFeed context={context} section={section} />
      </div>
    </Page>
  )
}

type ListPageProps = Omit<PagerProps, 'path'> & {
  section: SiteSection
  none: string
  /** The list; null where it is empty. */
  children: ReactNode
}
