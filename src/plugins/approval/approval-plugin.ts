import { flattenTopLevelFields } from 'payload/shared'
import type { CollectionConfig, Config, Field, Plugin, SelectIncludeType } from 'payload'
import { withDefaults } from './defaults'
import type { Approval, ApprovalOptions } from './options'
import { publishApprovedTask, withdrawPublishedTask } from './verbs/timed-tasks'
import { auditCollection } from './collections/audit-collection'
import { guardDeletion } from './collections/guard-deletion'
import { guardDrafts } from './collections/guard-drafts'
import { guardReading } from './collections/guard-reading'
import { guardWorkflow } from './collections/guard-workflow'
import { signOffCollection } from './collections/sign-off-collection'
import { tellCode } from './collections/tell-code'
import { workflowEndpoints } from './collections/workflow-endpoints'
import { workflowField } from './collections/workflow-field'
import { writeDraftItself } from './storing/write-draft-itself'

/**
 * Puts collections under approval: each save is a draft, and only the workflow's verbs make a version public
 * or take it off. Appends a field, an index, hooks, endpoints and tasks, and the collections `sign-offs` and `audit-entries`
 * where there are none of these names; changes nothing else of the configuration.
 *
 * @throws where the options name a collection that isn't there, or one that cannot be approved
 */
export const approvalPlugin =
  (options: ApprovalOptions): Plugin =>
  (config) => {
    const approval = withDefaults(options)
    const collections = config.collections ?? []
    requireUsable(config, approval)
    const records = [signOffCollection(approval), auditCollection(approval)].filter(
      ({ slug }) => !collections.some((one) => one.slug === slug),
    )
    return {
      ...config,
      collections: [
        ...collections.map((collection) =>
          approval.collections.includes(collection.slug) ? underApproval(collection, approval) : collection,
        ),
        ...records,
      ],
      hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), tellCode] },
      jobs: {
        ...config.jobs,
        tasks: [...(config.jobs?.tasks ?? []), publishApprovedTask, withdrawPublishedTask],
      },
    }
  }

/** Said at the start rather than with the first document. */
const requireUsable = (config: Config, { collections, owner }: Approval): void => {
  const known = new Map((config.collections ?? []).map((collection) => [collection.slug, collection]))
  for (const slug of [...collections, owner.collection]) {
    if (!known.has(slug)) throw new Error(`approvalPlugin: there is no collection "${slug}".`)
  }
  for (const slug of collections) {
    const fields = known.get(slug)?.fields ?? []
    if (!namesOf(fields).includes(owner.field)) {
      throw new Error(`approvalPlugin: "${slug}" has no field "${owner.field}" that names its owner.`)
    }
    // A version is named by the content that its approver saw, which is of one language.
    if (config.localization && fields.some(isLocalized)) {
      throw new Error(
        `approvalPlugin: "${slug}" has localized fields, which cannot be approved as one version.`,
      )
    }
  }
}

const namesOf = (fields: Field[]): string[] =>
  flattenTopLevelFields(fields).flatMap((field) => ('name' in field && field.name ? [field.name] : []))

const isLocalized = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('localized' in value && value.localized === true) ||
    ('fields' in value && Array.isArray(value.fields) && value.fields.some(isLocalized)) ||
    ('tabs' in value && Array.isArray(value.tabs) && value.tabs.some(isLocalized)) ||
    ('blocks' in value && Array.isArray(value.blocks) && value.blocks.some(isLocalized)))

/** What judging a read needs, as far as the collection has it. */
const judgedBy = (fields: Field[], { owner, looksAt }: Approval): SelectIncludeType => {
  const names = namesOf(fields)
  const looked = Object.entries(looksAt ?? {}).filter(([name]) => names.includes(name))
  return { [owner.field]: true, ...Object.fromEntries(looked), workflow: { state: true } }
}

const underApproval = (collection: CollectionConfig, approval: Approval): CollectionConfig => {
  const { hooks, admin, fields } = collection
  const { components, owner } = approval
  return {
    ...collection,
    versions: { drafts: { autosave: false, schedulePublish: false, validate: true }, maxPerDoc: 0 },
    trash: false,
    disableBulkEdit: true,
    forceSelect: { ...(collection.forceSelect as SelectIncludeType), ...judgedBy(fields, approval) },
    custom: { ...collection.custom, approval },
    fields: [...fields, workflowField(components)],
    // What waits for an owner's people, newest first: without it, SQLite looks at every newest version there is.
    indexes: [...(collection.indexes ?? []), { fields: ['workflow.state', owner.field, 'updatedAt'] }],
    endpoints: [...(collection.endpoints || []), ...workflowEndpoints(collection.slug, approval)],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), guardDrafts],
      beforeChange: [...(hooks?.beforeChange ?? []), guardWorkflow],
      // Before the project's own: they may look at the document.
      afterChange: [writeDraftItself, ...(hooks?.afterChange ?? [])],
      afterRead: [...(hooks?.afterRead ?? []), guardReading],
      // Before the project's own: they may rely on it that the item can go.
      beforeDelete: [guardDeletion, ...(hooks?.beforeDelete ?? [])],
    },
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        edit: {
          ...admin?.components?.edit,
          PublishButton: components.publishButton,
          UnpublishButton: components.unpublishButton,
          Status: components.status,
          ...(components.saveDraftButton && { SaveDraftButton: components.saveDraftButton }),
        },
      },
    },
  }
}
