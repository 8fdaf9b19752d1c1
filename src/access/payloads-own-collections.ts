import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionConfig,
  PayloadRequest,
  SanitizedConfig,
} from 'payload'
import { relatedId } from '../content/related-id'
import { ProblemError } from '../problems/errors'
import { anyOf, nobody } from './combine'
import { readableLocks, type Lock } from './readable-locks'
import { actorOf, hasRole, writers } from './roles'
import { signedInStaff } from './rules'

/** Only who may write for a school keeps others there from writing. @throws ProblemError not-your-school */
const requireWriterOf = async (req: PayloadRequest, lock: Lock | null): Promise<void> => {
  const id = relatedId(lock?.document?.value)
  if (!lock?.document || id === undefined) return
  const locked = await req.payload.db.findOne<{ id: string; school?: unknown }>({
    collection: lock.document.relationTo,
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  const school = relatedId(locked?.school)
  const actor = actorOf(req)
  if (school === undefined || actor?.allianceAdmin || hasRole(actor, school, writers)) return
  throw new ProblemError('not-your-school')
}

/** Taking over is all that a lock is changed for: it stays with its document, and goes to whoever asks. */
const takeOverForOneself: CollectionBeforeChangeHook<Lock> = async ({ data, originalDoc, req }) => {
  await requireWriterOf(req, originalDoc ?? null)
  return {
    ...data,
    document: originalDoc?.document,
    globalSlug: originalDoc?.globalSlug,
    user: { relationTo: 'users', value: actorOf(req)?.id },
  }
}

const releaseOwnSchool: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const lock = await req.payload.db.findOne<Lock>({
    collection: 'payload-locked-documents',
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  await requireWriterOf(req, lock)
}

const rules: Record<string, Pick<CollectionConfig, 'access' | 'hooks'>> = {
  // Payload's admin makes them itself, without asking for access.
  'payload-locked-documents': {
    access: {
      create: nobody,
      read: readableLocks,
      update: anyOf(signedInStaff),
      delete: anyOf(signedInStaff),
      unlock: nobody,
    },
    hooks: { beforeChange: [takeOverForOneself], beforeDelete: [releaseOwnSchool] },
  },
  // Whose they are, Payload sees to: reading, changing and deleting are of the own ones only.
  'payload-preferences': { access: { create: anyOf(signedInStaff), unlock: nobody } },
}

/**
 * Payload adds collections of its own after every plugin, open to whoever is signed in. These are their rules;
 * those that nobody needs over HTTP are closed in src/server/payload-rest.ts.
 */
export const closePayloadsOwnCollections = (config: SanitizedConfig): SanitizedConfig => {
  for (const collection of config.collections) {
    const { access, hooks } = rules[collection.slug] ?? {}
    Object.assign(collection.access, access)
    collection.hooks.beforeChange?.push(...(hooks?.beforeChange ?? []))
    collection.hooks.beforeDelete?.push(...(hooks?.beforeDelete ?? []))
  }
  return config
}
