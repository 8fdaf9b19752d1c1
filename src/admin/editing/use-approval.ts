'use client'
import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { actorOf, type Actor } from '../../access/roles'
import { relatedId } from '../../content/related-id'
import type { ApprovedCollection, Item } from '../../alliance/item'
import type { Situation } from './possible-transitions'

const ids = (list: unknown): string[] =>
  Array.isArray(list) ? list.flatMap((entry) => relatedId(entry) ?? []) : []

/** The saved document in the edit view, as far as its approval goes. `id` is undefined until it is saved. */
export const useApproval = (): {
  collection: ApprovedCollection
  id: string | undefined
  actor: Actor | undefined
  situation: Situation
  /** Changes with every save and every decision. */
  savedAt: string | undefined
} => {
  const { id, collectionSlug, data } = useDocumentInfo()
  const { user } = useAuth()
  const saved = (data ?? {}) as Partial<Item>
  const { workflow, channels } = saved
  return {
    collection: collectionSlug as ApprovedCollection,
    id: id === undefined ? undefined : String(id),
    actor: actorOf({ user: user as Parameters<typeof actorOf>[0]['user'] }),
    situation: {
      state: workflow?.state ?? 'draft',
      live: Boolean(workflow?.publishedVersion),
      scheduled: Boolean(workflow?.scheduledVersion),
      school: relatedId(saved.school) ?? '',
      coSigningSchools: ids(saved.coSigningSchools),
      receivingSchools: ids(channels?.schools),
      onAlliancePage: channels?.kpsa === true,
    },
    savedAt: saved.updatedAt && `${saved.updatedAt} ${workflow?.state}`,
  }
}
