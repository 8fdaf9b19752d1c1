import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { mayReadVersion } from './authorise'
import { newestVersion, versionNamed } from '../versions/versions'

const savedMeanwhile =
  'Somebody else has saved this since you opened it. What you typed is still here: copy what you need, and reload the page.'

/**
 * Refuses what was typed over a version that is the newest no longer: saved, it would silently undo what somebody else
 * has written. Steps of the workflow leave the content as it is, and don't matter here.
 *
 * @param basedOn `workflow.seal` of what was read before, as forms send it along; anything else than the seal of a
 *   version of this very item is taken for nothing
 * @throws ApprovalError version-changed
 */
export const requireNewest = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  basedOn: unknown,
): Promise<void> => {
  if (typeof basedOn !== 'string' || basedOn === '') return
  const newest = await newestVersion(req, collection, id)
  // Whoever may not read it is refused by Payload itself, and learns nothing here.
  if (newest.workflow.seal === basedOn || !mayReadVersion(req, collection, newest)) return
  if (await versionNamed(req, collection, id, basedOn))
    throw new ApprovalError('version-changed', savedMeanwhile)
}
