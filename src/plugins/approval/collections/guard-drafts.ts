import type { CollectionBeforeOperationHook } from 'payload'
import { ApprovalError } from '../approval-error'
import { permitFor } from '../storing/permit'
import { basedOn, requireNewest } from '../verbs/require-newest'

/** Every way in Payload to ask for a publication without saying so. */
const publishingFlags = [
  'publishSpecificLocale',
  'publishAllLocales',
  'unpublishAllLocales',
  'autosave',
] as const

type WriteArgs = Record<string, unknown> & { id?: unknown; data?: Record<string, unknown>; draft?: boolean }

/**
 * Turns every write into a draft, whatever it asked for, unless the workflow itself writes with a permit.
 * While an item is live, drafts go beside it; before that, the draft is the item (write-draft-itself.ts).
 */
export const guardDrafts: CollectionBeforeOperationHook = async ({ args, operation, collection, req }) => {
  if (operation === 'restoreVersion') throw new ApprovalError('no-restore')
  if (operation !== 'create' && operation !== 'update') return args

  const given = args as unknown as WriteArgs
  if (operation === 'update' && given.id === undefined) throw new ApprovalError('one-at-a-time')
  for (const flag of publishingFlags) delete given[flag]
  if (permitFor(req, collection.slug, given.id)) return args
  if (operation === 'update') {
    const id = String(given.id)
    await requireNewest(req, collection.slug, id, basedOn(req, collection.slug, id, given.data), given.data)
  }

  given.data = { ...given.data, _status: 'draft' }
  given.draft = true
  return args
}
