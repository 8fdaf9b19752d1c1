import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import { updatedEvent } from '../change-events'
import { queueEvents } from '../queue-events'
import { nextMoment } from '../../transaction/moment'
import type { Forms } from './approved-forms'
import { placeItem } from './place-item'
import { readingKind } from '../../kinds/reading-kinds'
import { periodOf } from './place-newsletter'
import { eventsBetween, liveOnSite, rowsWhere, type Row } from '../published-neighbours'
import type { PublicItem } from '../../public/public-form'
import { nextSequence } from '../sequence'
import { storeRow } from '../store-row'

/**
 * What a publication mentions, and what of it is public on its site. A diary mentions the events that are public in its
 * time when the newsletter is published; later ones are none of what was approved.
 */
export const mentionedOn = async (
  req: PayloadRequest,
  site: string,
  { item, translation }: Forms,
): Promise<{ live: Map<string, Row>; mentions: string[] }> => {
  const named = [...item.mentions, ...(translation?.mentions ?? [])]
  const live = await liveOnSite(req, site, named)
  for (const section of translation ? [] : item.sections) {
    // Without a beginning there is no diary.
    if (!('from' in section) || section.from === '') continue
    for (const row of await eventsBetween(req, site, periodOf(section))) live.set(row.itemId, row)
  }
  return { live, mentions: [...new Set([...named, ...live.keys()])] }
}

type Again = { document: PublicItem; times: Partial<Pick<Row, 'sortAt' | 'endsAt'>> }

/** A row as it is to be now: what it mentions may have come, gone or changed. */
const placedAgain = (row: Row, forms: Forms, document: PublicItem, live: ReadonlyMap<string, Row>): Again => {
  const { publishedAt, updatedAt, signedBy, localNote, languages, url, correction } = document
  const placed = placeItem(forms.item, forms.translation ?? undefined, {
    item: {
      id: row.itemId,
      createdAt: publishedAt,
      workflow: { firstPublishedAt: null, correctedAt: correction?.at ?? null },
    },
    version: row.version,
    site: row.site,
    slug: row.slug,
    signedBy,
    publishedAt,
    updatedAt,
    localNote,
    live,
  })
  const { sortAt, endsAt } = placed
  return {
    document: { ...placed.document, languages, url },
    // Of what has no time of its own, the row knows when it was first published.
    times: readingKind(document.kind).takesPlace ? { sortAt, endsAt } : {},
  }
}

/** As JSON: the database may give keys in another order, and has no `undefined`. */
const isSame = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)))

/**
 * Fills in anew what a live publication mentions.
 *
 * @returns whether that made a difference, and was written
 */
export const fillInAgain = async (req: PayloadRequest, row: Row): Promise<boolean> => {
  const { id, document, form, ...rest } = row
  if (!document || !form) return false
  const again = placedAgain(row, form, document, await liveOnSite(req, row.site, row.mentions))
  if (isSame(again.document, document)) return false
  await storeRow(req, id, {
    ...rest,
    ...again.times,
    form,
    sequence: await nextSequence(req),
    changedAt: nextMoment(),
    document: again.document,
  })
  return true
}

/**
 * Makes the publications that mention an item agree with what is public of it now. What was withdrawn is named and
 * linked nowhere; what is public again, or for the first time, is.
 *
 * @param sites where something of the item has changed
 * @returns whether anything was written
 */
export const refreshMentions = async (
  req: PayloadRequest,
  itemId: string,
  sites: ReadonlySet<string>,
): Promise<boolean> => {
  if (sites.size === 0) return false
  const rows = await rowsWhere(req, {
    and: [
      { mentions: { in: [itemId] } },
      { site: { in: [...sites] } },
      { state: { equals: 'live' } },
      { itemId: { not_equals: itemId } },
    ],
  })
  const changed: Row[] = []
  for (const row of rows) if (await fillInAgain(req, row)) changed.push(row)
  await queueEvents(req, changed.map(updatedEvent))
  return changed.length > 0
}

/**
 * Notes what a publication was made of, where it was written before that was kept. What it shows stays.
 *
 * @returns the row as it is then
 */
export const completeForms = async (req: PayloadRequest, row: Row, forms: Forms): Promise<Row> => {
  const { mentions } = await mentionedOn(req, row.site, forms)
  const { id, ...rest } = row
  const complete = { ...rest, form: forms, mentions }
  await storeRow(req, id, complete)
  return { id, ...complete }
}
