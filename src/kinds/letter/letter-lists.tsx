import { More } from '../../page-parts/home-parts'
import { ListPage } from '../../page-parts/list-page'
import type { SiteContext } from '../../page-parts/site-context'
import { Teasers } from '../../page-parts/teasers'
import { audienceWords } from './audience-words'
import { letterSection } from './section'
import type { PublicLetter } from './shape'

type Letters = { context: SiteContext; items: PublicLetter[] }

const LetterTeasers = ({ context, items, level }: Letters & { level: 'h2' | 'h3' }) => (
  <Teasers
    context={context}
    items={items}
    beside={(letter) => audienceWords(context.words, letter)}
    level={level}
  />
)

export const LettersPage = ({ context, items, next }: Letters & { next: string | undefined }) => {
  const { words } = context
  return (
    <ListPage
      context={context}
      section={letterSection}
      next={next}
      older={words.olderLetters}
      none={words.noLetters}
    >
      {items.length ? <LetterTeasers context={context} items={items} level="h2" /> : null}
    </ListPage>
  )
}

/** The newest letters on a home page. */
export const LatestLetters = ({ context, items }: Letters) => {
  const { words, link } = context
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{words.latestLetters}</h2>
      {items.length ? (
        <>
          <LetterTeasers context={context} items={items} level="h3" />
          <More href={link(letterSection.listPath)}>{words.allLetters}</More>
        </>
      ) : (
        <p>{words.noLetters}</p>
      )}
    </section>
  )
}
