import type { Request } from 'express'
import { kindAt, readingKind } from '../../kinds/reading-kinds'
import { ProblemError } from '../../problems/errors'
import { readFeedCursor } from '../v1/cursor'
import { feedOf } from './feed'
import { feedFormats } from './feed-formats'
import { feedPage } from './feed-pages'
import type { AnswerWith } from '../v1/found'
import { siteChangedAt } from '../front/last-changed'
import { toldSince } from '../../calendar/next-occurrence'
import type { PublicationStore, StoredSite } from '../store/publication-store'
import { feedQuery, readQuery } from '../v1/query'

export type SiteAnswers = {
  answerWith: AnswerWith
  store: PublicationStore
  /** @throws ProblemError `not-found` */
  storedSiteOf: (request: Request) => Promise<StoredSite>
}

/**
 * `GET /v1/sites/{site}/feed.{rss,atom,json}`, and the same of one kind, such as `letters.rss`: the 30 items that were
 * published last, and all of the last two days, each with its whole content; `after` is where an earlier page ended.
 * Events too are in the order of their publication: a feed tells news,
 * and what takes place when is the calendar's business.
 *
 * `language` prefers a language, as in lists.
 * @throws ProblemError `not-found`, `invalid-query`, `invalid-cursor`
 */
export const feedRoutes = ({
  answerWith,
  store,
  storedSiteOf,
  now,
}: SiteAnswers & { now: () => Date }): void => {
  for (const { extension, contentType, render } of feedFormats) {
    answerWith(`/v1/sites/:site/:feed.${extension}`, async (request) => {
      const name = String(request.params.feed)
      const kind = kindAt(name)
      if (!kind && name !== 'feed') throw new ProblemError('not-found')
      const { site, changedAt: siteChanged } = await storedSiteOf(request)
      const { language, after: cursor } = readQuery(request.originalUrl, feedQuery)
      const after = cursor === undefined ? undefined : readFeedCursor(site.slug, name, cursor)
      // Before the rows: a change that comes in between may make the time too old, never too new.
      const changedAt = await siteChangedAt(store, site.slug)
      const present = now()
      const page = await feedPage(store, { site: site.slug, kind: kind?.kind, language }, after, present)
      const happenings = page.rows.flatMap(
        ({ document }) => (document && readingKind(document.kind).takesPlace?.happening(document)) ?? [],
      )
      return {
        content: render(feedOf({ site, kind, language, extension, after, page, changedAt, now: present })),
        contentType,
        changedAt: [
          changedAt,
          siteChanged,
          ...page.changedAt,
          ...happenings.flatMap((happening) => toldSince(happening, present)),
        ],
      }
    })
  }
}
