import type { CollectionConfig, Plugin } from 'payload'
import type { ApprovedCollection } from '../../workflow/item'
import { sendMailTask } from '../../workflow/notifications'
import { publishApprovedTask, withdrawPublishedTask } from '../../workflow/timed-tasks'
import { guardDeletion } from './guard-deletion'
import { guardDrafts } from './guard-drafts'
import { guardReading, judgedBy } from './guard-reading'
import { guardWorkflow } from './guard-workflow'
import { workflowEndpoints } from './workflow-endpoints'
import { workflowField, type StateComponents } from './workflow-field'

/** What takes the place of Payload's own buttons and words, which speak of publishing without approval. */
export type ApprovalComponents = {
  publishButton: string
  unpublishButton: string
  saveDraftButton: string
  status: string
} & StateComponents

export type ApprovalOptions = {
  /** Slugs of the collections whose documents are published by approval only. */
  collections: readonly ApprovedCollection[]
  /** Paths of admin components, by slot; see src/admin/approval-components.ts. */
  components?: ApprovalComponents
}

/**
 * Puts collections under approval: each save is a draft, and only the workflow's verbs make a version public
 * or take it off. Appends a field, hooks and endpoints; changes nothing else of the configuration.
 */
export const approvalPlugin =
  (options: ApprovalOptions): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      (options.collections as readonly string[]).includes(collection.slug)
        ? underApproval(collection, options)
        : collection,
    ),
    jobs: {
      ...config.jobs,
      tasks: [...(config.jobs?.tasks ?? []), publishApprovedTask, withdrawPublishedTask, sendMailTask],
    },
  })

const underApproval = (collection: CollectionConfig, { components }: ApprovalOptions): CollectionConfig => {
  const slug = collection.slug as ApprovedCollection
  const { hooks, admin } = collection
  const { channels, ...withoutChannels } = judgedBy
  const judged = slug === 'translations' ? withoutChannels : { ...withoutChannels, channels }
  return {
    ...collection,
    versions: { drafts: { autosave: false, schedulePublish: false, validate: true }, maxPerDoc: 0 },
    trash: false,
    disableBulkEdit: true,
    forceSelect: { ...(collection.forceSelect as Record<string, true>), ...judged },
    fields: [...collection.fields, workflowField(components)],
    endpoints: [...(collection.endpoints || []), ...workflowEndpoints(slug)],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), guardDrafts],
      beforeChange: [...(hooks?.beforeChange ?? []), guardWorkflow],
      afterRead: [...(hooks?.afterRead ?? []), guardReading],
      beforeDelete: [...(hooks?.beforeDelete ?? []), guardDeletion],
    },
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        edit: {
          ...admin?.components?.edit,
          ...(components && {
            PublishButton: components.publishButton,
            UnpublishButton: components.unpublishButton,
            SaveDraftButton: components.saveDraftButton,
            Status: components.status,
          }),
        },
      },
    },
  }
}
