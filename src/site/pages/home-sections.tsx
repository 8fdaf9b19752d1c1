import { Fragment, type ReactNode } from 'react'
import { readingKinds } from '../../kinds/reading-kinds'
import type { ItemSource } from '../../page-parts/item-source'
import type { ReadingKind } from '../../page-parts/reading-kind'
import type { SiteContext } from '../../page-parts/site-context'
import type { Kind } from '../../public/public-form'

type Place = NonNullable<ReadingKind['home']>['place']

/** What a home page shows of its site's items, by where it stands. */
export type HomeSections = Record<Place, ReactNode[]>

/** @param sourceOf what the site has of a kind */
export const homeSections = async (
  context: SiteContext,
  sourceOf: (kind: Kind) => ItemSource,
): Promise<HomeSections> => {
  const sections: HomeSections = { news: [], beside: [], 'last-beside': [] }
  const found = await Promise.all(
    readingKinds.map(
      async ({ kind, home }) => home && { kind, home, section: await home.section(context, sourceOf(kind)) },
    ),
  )
  for (const one of found)
    if (one) sections[one.home.place].push(<Fragment key={one.kind}>{one.section}</Fragment>)
  return sections
}
