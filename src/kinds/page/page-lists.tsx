import { ListPage } from '../../page-parts/list-page'
import type { SiteContext } from '../../page-parts/site-context'
import { LinkList } from '../../page-parts/teasers'
import { pageSection } from './section'
import type { PublicPage } from './shape'

type Pages = { context: SiteContext; items: PublicPage[] }

export const PagesPage = ({ context, items, next }: Pages & { next: string | undefined }) => {
  const { words } = context
  return (
    <ListPage
      context={context}
      section={pageSection}
      next={next}
      older={words.morePages}
      none={words.noPages}
    >
      {items.length ? <LinkList context={context} items={items} /> : null}
    </ListPage>
  )
}

/** The pages of a site on its home page; nothing where there are none. */
export const PageLinks = ({ context, items }: Pages) =>
  items.length ? (
    <section className="card" aria-labelledby="pages">
      <h2 id="pages">{context.words.pages}</h2>
      <LinkList context={context} items={items} />
    </section>
  ) : null
