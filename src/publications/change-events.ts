import type { Expected } from './expected'
import { itemAddress, type Row } from './published-neighbours'
import type { Kind } from '../public/public-form'

export const webhookTypes = ['item.published', 'item.updated', 'item.withdrawn', 'site.updated'] as const
export type WebhookType = (typeof webhookTypes)[number]

/** Something that websites are told of. `url` has a placeholder in place of the host. */
export type WebhookEvent = {
  type: WebhookType
  site: string
  /** Of the item; of a site, its slug. */
  id: string
  kind: Kind | 'site'
  slug: string
  /** The item's version; of a site, a hash of what it says of itself. */
  version: string
  url: string
}

/** A publication that shows what it mentions otherwise, and is itself the version that it was. */
export const updatedEvent = ({ site, itemId, kind, slug, itemVersion }: Row): WebhookEvent => ({
  type: 'item.updated',
  site,
  id: itemId,
  kind,
  slug,
  version: itemVersion,
  url: itemAddress(site, kind, slug),
})

type Change = { site: string; slug: string }

/**
 * What a change of an item's publications means for each site: one event a site, however many languages changed. A
 * translation that comes or goes updates the item, and leaves its version as it was.
 *
 * @param before the publications as they were, tombstones too
 * @param expected what is public now
 * @param changed what was written, at least one entry for each site where something changed
 */
export const itemEvents = (
  item: { id: string; kind: Kind },
  before: readonly Row[],
  expected: readonly Expected[],
  changed: readonly Change[],
): WebhookEvent[] => {
  const slugs = new Map(changed.map(({ site, slug }) => [site, slug]))
  return [...slugs].flatMap(([site, slug]): WebhookEvent[] => {
    const rows = before.filter((row) => row.site === site)
    const wasLive = rows.some(({ state }) => state === 'live')
    const now = expected.find((one) => one.site === site)
    const version = now?.item.workflow.version ?? rows.find(({ original }) => original)?.itemVersion ?? ''
    const type = !now ? 'item.withdrawn' : wasLive ? 'item.updated' : 'item.published'
    return [{ type, site, ...item, slug, version, url: itemAddress(site, item.kind, slug) }]
  })
}
