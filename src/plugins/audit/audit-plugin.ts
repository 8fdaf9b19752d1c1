import type {
  CollectionAfterChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeValidateHook,
  CollectionConfig,
  CollectionSlug,
  PayloadRequest,
  Plugin,
} from 'payload'
import { appendEntry } from '../../audit/append-entry'
import { changesToTell, type AuditedCollection, type Told } from '../../audit/audited-changes'

type Stored = Record<string, unknown>

/** In whose place the person acts at a school, in words; empty where it is the person's own. */
type CapacityAt = (req: PayloadRequest, school: string) => Promise<string>
type Audited = AuditedCollection & { capacityAt: CapacityAt }

const append = async (
  req: PayloadRequest,
  { title, ofHeadteachers, capacityAt }: Audited,
  collection: string,
  stored: Stored,
  told: Told,
  person?: { id: string; name: string },
): Promise<void> => {
  const name = stored[title]
  const itemTitle = typeof name === 'string' ? name : ''
  const capacity = ofHeadteachers && told.school ? await capacityAt(req, told.school) : ''
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
    const schools = audited.schools(data)
    for (const school of schools.length > 0 ? schools : [null]) {
      const told = { action: 'password-changed', school, note: 'By the link in an e-mail.' }
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

/** Records changes of these collections in the audit log, in their transactions. */
export const auditPlugin =
  (options: { changes: Record<string, AuditedCollection>; capacityAt: CapacityAt }): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) => {
      const audited = options.changes[collection.slug]
      return audited ? withAudit(collection, { ...audited, capacityAt: options.capacityAt }) : collection
    }),
  })
