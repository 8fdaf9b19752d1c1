import { More } from '../../page-parts/home-parts'
import { ListPage } from '../../page-parts/list-page'
import type { SiteContext } from '../../page-parts/site-context'
import { Teasers } from '../../page-parts/teasers'
import { newsletterSection } from './section'
import type { PublicNewsletter } from './shape'

type Newsletters = { context: SiteContext; items: PublicNewsletter[] }

const NewsletterTeasers = ({ context, items, level }: Newsletters & { level: 'h2' | 'h3' }) => (
  <Teasers
    context={context}
    items={items}
    beside={(newsletter) => [newsletter.term, newsletter.issue].filter(Boolean)}
    level={level}
  />
)

export const NewslettersPage = ({ context, items, next }: Newsletters & { next: string | undefined }) => {
  const { words } = context
  return (
    <ListPage
      context={context}
      section={newsletterSection}
      next={next}
      older={words.olderNewsletters}
      none={words.noNewsletters}
    >
      {items.length ? <NewsletterTeasers context={context} items={items} level="h2" /> : null}
    </ListPage>
  )
}

/** The newest newsletters on a home page; nothing where there are none. */
export const LatestNewsletters = ({ context, items }: Newsletters) => {
  const { words, link } = context
  return items.length ? (
    <section aria-labelledby="newsletters">
      <h2 id="newsletters">{words.latestNewsletters}</h2>
      <NewsletterTeasers context={context} items={items} level="h3" />
      <More href={link(newsletterSection.listPath)}>{words.allNewsletters}</More>
    </section>
  ) : null
}
