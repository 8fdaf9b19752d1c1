import type {
  CollectionAfterChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeValidateHook,
  CollectionConfig,
  CollectionSlug,
  PayloadRequest,
  Plugin,
} from 'payload'
import { appendEntry } from './append-entry'
import { changesToTell, type AuditedCollection, type Stored, type Told } from './changes'
import { asLog, countersCollection, entriesCollection } from './collections'
import { withDefaults } from './defaults'
import { slug, type AuditOptions } from './options'

type Audited = AuditedCollection & Pick<AuditOptions, 'capacityAt'>

const append = async (
  req: PayloadRequest,
  { title, inCapacity, capacityAt }: Audited,
  collection: string,
  stored: Stored,
  told: Told,
  person?: { id: string; name: string },
): Promise<void> => {
  const name = stored[title]
  const itemTitle = typeof name === 'string' ? name : ''
  const capacity = inCapacity && told.owner ? await capacityAt?.(req, told.owner) : ''
  await appendEntry(
    req,
    { itemCollection: collection, itemId: String(stored.id), itemTitle, ...told, capacity },
    person,
  )
}

/** The whole document, whatever the request selects and its author may read. */
const storedNow = (req: PayloadRequest, collection: string, id: unknown): Promise<Stored | null> =>
  req.payload.db.findOne<Stored & { id: string }>({
    collection: collection as CollectionSlug,
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })

const recordChange =
  (audited: Audited): CollectionAfterChangeHook =>
  async ({ collection, doc, operation, previousDoc, req }) => {
    const { id } = doc as { id: unknown }
    const after = await storedNow(req, collection.slug, id)
    const before = operation === 'create' ? undefined : (previousDoc as Stored)
    for (const told of changesToTell(audited, before, after ?? undefined)) {
      await append(req, audited, collection.slug, after ?? {}, told)
    }
    return doc as unknown
  }

const recordDeletion =
  (audited: Audited): CollectionBeforeDeleteHook =>
  async ({ collection, id, req }) => {
    const before = await storedNow(req, collection.slug, id)
    if (!before) return
    for (const told of changesToTell(audited, before, undefined)) {
      await append(req, audited, collection.slug, before, told)
    }
  }

/**
 * A password set by the link in an e-mail: Payload writes it past every hook but this, which in that case is not
 * told what was there before.
 */
const recordPasswordByLink =
  (audited: Audited): CollectionBeforeValidateHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    if (operation !== 'update' || originalDoc !== undefined || !data) return data as unknown
    const person = { id: String(data.id), name: typeof data.name === 'string' ? data.name : '' }
    const owners = audited.owners(data)
    for (const owner of owners.length > 0 ? owners : [null]) {
      const told = { action: 'password-changed', owner, note: 'By the link in an e-mail.' }
      await append(req, audited, collection.slug, data, told, person)
    }
    return data as unknown
  }

const withAudit = (collection: CollectionConfig, audited: Audited): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    ...(collection.auth && {
      beforeValidate: [...(collection.hooks?.beforeValidate ?? []), recordPasswordByLink(audited)],
    }),
    afterChange: [...(collection.hooks?.afterChange ?? []), recordChange(audited)],
    // The last of them, when nobody else objects any more.
    beforeDelete: [...(collection.hooks?.beforeDelete ?? []), recordDeletion(audited)],
  },
})

/**
 * Records changes of these collections in the audit log, in their transactions, and keeps everybody from writing there.
 * Adds the collections `audit-entries` and `counters` where there are none of these names.
 *
 * @throws where the options name a collection that isn't there
 */
export const auditPlugin =
  (options: AuditOptions): Plugin =>
  (config) => {
    const audit = withDefaults(options)
    const given = config.collections ?? []
    const known = new Set<string>(given.map((one) => one.slug))
    const { collection: owners } = audit.owner
    const named = [...Object.keys(audit.changes), ...(owners === undefined ? [] : [owners])]
    const missing = named.find((name) => !known.has(name))
    if (missing !== undefined) throw new Error(`auditPlugin: there is no collection "${missing}".`)
    const own = [entriesCollection(audit), countersCollection].filter((one) => !known.has(one.slug))
    return {
      ...config,
      collections: [...given, ...own].map((collection) => {
        if (collection.slug === slug) return asLog(collection, audit)
        const audited = audit.changes[collection.slug]
        return audited ? withAudit(collection, { ...audited, capacityAt: audit.capacityAt }) : collection
      }),
    }
  }
