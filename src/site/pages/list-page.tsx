import type { PublicLetter, PublicNewsletter, PublicPage } from '../../public/public-form'
import { Page } from '../parts/page-layout'
import { textLanguage } from '../request/site-context'
import type { SiteContext } from '../request/site-context'
import { FollowFeed } from '../parts/subscribe'
import { itemPath, TeaserList } from '../parts/teasers'

type ListProps = {
  context: SiteContext
  /** The cursor of the next page, where there is one. */
  next: string | undefined
}

const Pager = ({ context, next, older }: ListProps & { older: string }) => {
  const { path, query, words, link } = context
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

export const LettersPage = ({ items, ...list }: ListProps & { items: PublicLetter[] }) => {
  const { words } = list.context
  return (
    <Page context={list.context} title={words.letters}>
      <div className="wide">
        <h1>{words.letters}</h1>
        {items.length ? (
          <TeaserList context={list.context} items={items} level={2} />
        ) : (
          <p>{words.noLetters}</p>
        )}
        <Pager {...list} older={words.olderLetters} />
        <FollowFeed context={list.context} kind="letter" />
      </div>
    </Page>
  )
}

export const NewslettersPage = ({ items, ...list }: ListProps & { items: PublicNewsletter[] }) => {
  const { words } = list.context
  return (
    <Page context={list.context} title={words.newsletters}>
      <div className="wide">
        <h1>{words.newsletters}</h1>
        {items.length ? (
          <TeaserList context={list.context} items={items} level={2} />
        ) : (
          <p>{words.noNewsletters}</p>
        )}
        <Pager {...list} older={words.olderNewsletters} />
        <FollowFeed context={list.context} kind="newsletter" />
      </div>
    </Page>
  )
}

export const PagesPage = ({ items, ...list }: ListProps & { items: PublicPage[] }) => {
  const { words, link } = list.context
  return (
    <Page context={list.context} title={words.pages}>
      <div className="wide">
        <h1>{words.pages}</h1>
        {items.length ? (
          <ul className="link-list">
            {items.map((page) => (
              <li key={page.id}>
                <a href={link(itemPath(page))} {...textLanguage(list.context, page.language)}>
                  {page.title}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <p>{words.noPages}</p>
        )}
        <Pager {...list} older={words.morePages} />
        <FollowFeed context={list.context} kind="page" />
      </div>
    </Page>
  )
}
