import type { CollectionBeforeChangeHook } from 'payload'
import { ApprovalError } from '../approval-error'
import { personBehind } from '../verbs/authorise'
import type { Workflow } from '../item'
import { permitFor, usePermit } from '../storing/permit'
import { expectDraft } from '../storing/write-draft-itself'
import { stepOf } from '../states'
import { sealOf } from '../versions/version-hash'

const fresh: Workflow = {
  state: stepOf('save').to,
  version: '',
  seal: null,
  submittedBy: null,
  submittedAt: null,
  writtenBy: [],
  scheduledVersion: null,
  publishedVersion: null,
  publishedAt: null,
  firstPublishedAt: null,
  withdrawnAt: null,
  correctedAt: null,
}

const withWriter = (writtenBy: string[] | null | undefined, writer: string | undefined): string[] => [
  ...new Set([...(writtenBy ?? []), ...(writer ? [writer] : [])]),
]

/**
 * The last word on an item's state, whichever door the write came through. With a permit, the write must have
 * exactly the content that the permit names. Without one, the state follows from the content: an edit makes
 * another version, which nobody has submitted or signed; saving the same again changes nothing.
 */
export const guardWorkflow: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before = (originalDoc ?? {}) as Record<string, unknown> & { workflow?: Workflow }
  const seal = await sealOf(req, collection.slug, { ...before, ...data })
  const permit = operation === 'update' ? permitFor(req, collection.slug, before.id) : undefined
  if (permit) {
    usePermit(permit)
    if (permit.seal !== seal) throw new ApprovalError('version-changed')
    if (permit.live === 'stays') expectDraft(req, collection.slug, before.id)
    return { ...data, workflow: permit.workflow, _status: permit.status }
  }

  if (operation === 'update') expectDraft(req, collection.slug, before.id)
  const writer = personBehind(req, collection.slug)?.id
  const current = operation === 'update' ? { ...fresh, ...before.workflow } : fresh
  if (operation === 'update' && seal === (current.seal ?? (await sealOf(req, collection.slug, before)))) {
    return { ...data, workflow: { ...current, seal }, _status: 'draft' }
  }
  return {
    ...data,
    _status: 'draft',
    workflow: {
      ...current,
      state: stepOf('edit').to,
      version: seal,
      seal,
      submittedBy: null,
      submittedAt: null,
      writtenBy: withWriter(current.writtenBy, writer),
    } satisfies Workflow,
  }
}
