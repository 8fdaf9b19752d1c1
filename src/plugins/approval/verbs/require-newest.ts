import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { asSlug } from '../item'
import { approvalOf } from '../options'
import { mayReadVersion } from './authorise'
import { compareSaves } from '../versions/compare-saves'
import { newestVersion, versionNamed } from '../versions/versions'
import { storedId } from '@kpsa/payload-content'

/** The version that a save was made of. What comes back with a whole document counts only where it is one of this item. */
export type Based = { on: string; how: 'asked' | 'brought-back' }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * What the save of a document is based on: `?basedOn=` of the request that is about this document, or the workflow that
 * its body brings back.
 *
 * @throws ApprovalError based-on-unclear
 */
export const basedOn = (
  req: PayloadRequest,
  collection: string,
  id: string,
  data: Record<string, unknown> | undefined,
): Based | undefined => {
  const { routeParams, query } = req
  // What is changed on the way, of other documents, is not what the request speaks of.
  if (routeParams?.collection === collection && String(routeParams.id) === id) {
    const named = (query as Record<string, unknown> | undefined)?.basedOn
    if (named !== undefined && !isText(named)) throw new ApprovalError('based-on-unclear')
    if (named !== undefined) return { on: named, how: 'asked' }
  }
  const brought = (data?.workflow as { version?: unknown } | undefined)?.version
  return isText(brought) ? { on: brought, how: 'brought-back' } : undefined
}

/** The newest version in the form in which the REST API gives it to this person. */
const asRead = (req: PayloadRequest, collection: string, id: string) =>
  req.payload.findByID({
    collection: asSlug(collection),
    id: storedId(req, collection, id),
    draft: true,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })

/**
 * Refuses what was typed over a version that is the newest no longer: saved, it would silently undo what somebody else
 * has written. Steps of the workflow leave the content as it is, and don't matter here. Neither does a save that would
 * change nothing, such as one that is sent again because its answer was lost.
 *
 * @param data what is to be saved; empty where somebody is only asking
 * @throws ApprovalError changed-meanwhile, with `newest`, the document as it is now, `apart`, the fields that
 *   differ, and `names` of what those refer to, by id
 */
export const requireNewest = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  based: Based | undefined,
  data: Record<string, unknown> | undefined,
): Promise<void> => {
  if (!based) return
  const newest = await newestVersion(req, collection, id)
  // Whoever may not read it is refused by Payload itself, and learns nothing here.
  if (newest.workflow.version === based.on || !mayReadVersion(req, collection, newest)) return
  const base = await versionNamed(req, collection, id, based.on)
  if (based.how === 'brought-back' && !base) return
  const apart = data && compareSaves(req, collection, data, newest, base)
  if (apart?.length === 0) return
  throw new ApprovalError(
    'changed-meanwhile',
    undefined,
    apart && {
      newest: await asRead(req, collection, id),
      apart,
      names: await approvalOf(req, collection).namesIn(req, apart),
    },
  )
}
