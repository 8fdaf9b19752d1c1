import type { PayloadRequest } from 'payload'
import { storedId } from '@kpsa/payload-content'
import { asSlug, type Item, type Workflow } from '../item'
import { withPermit } from './permit'
import { collectionConfig } from '../versions/stored-collection'
import type { VersionName } from '../versions/version-hash'

type Write = {
  collection: string
  item: Item
  /** The name of the content; the guard refuses the write where that has changed. */
  name: VersionName
  status: 'draft' | 'published'
  /** Whether this is what goes live, or comes down; all else leaves alone what may be live. */
  live: 'changes' | 'stays'
  /** Without its version, which is the name's. */
  workflow: Omit<Workflow, 'version' | 'seal'>
}

/** All fields of a version, so that writing it leaves nothing of a newer draft behind. */
const wholeContent = (req: PayloadRequest, collection: string, item: Item) => {
  const names = collectionConfig(req.payload, collection).flattenedFields.map((field) => field.name)
  return Object.fromEntries(
    names
      .filter((name) => !['id', 'createdAt', 'updatedAt', '_status', 'workflow'].includes(name))
      .map((name) => [name, item[name] ?? null]),
  )
}

/**
 * Writes an item's workflow and status, with exactly the content of `item`. The only place that does.
 *
 * WARNING: overrides access, since the caller has decided who may do this; the permit lets the guard agree.
 */
export const writeWorkflow = async (req: PayloadRequest, write: Write): Promise<void> => {
  await req.payload.update({
    collection: asSlug(write.collection),
    id: storedId(req, write.collection, write.item.id),
    data: wholeContent(req, write.collection, write.item),
    draft: write.live === 'stays',
    depth: 0,
    overrideAccess: true,
    context: withPermit({
      collection: write.collection,
      id: write.item.id,
      seal: write.name.seal,
      status: write.status,
      live: write.live,
      workflow: { ...write.workflow, ...write.name },
    }),
    req,
  })
}
