import {
  ValidationError,
  type CollectionBeforeValidateHook,
  type CollectionSlug,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type ValidationFieldError,
} from 'payload'
import { CodedError, referencesIn, relatedId, type Reference } from '@kpsa/payload-content'
import type { Owned, OwnerScope } from './options'

const mayRefer = ({ owner, mayRefer: mayReferToo }: OwnerScope, target: Owned, to: string): boolean =>
  [to, undefined].includes(relatedId(target[owner])) || mayReferToo(target, to)

const foreignReferences = async (
  req: PayloadRequest,
  scope: OwnerScope,
  references: readonly Reference[],
  owner: string,
): Promise<ValidationFieldError[]> => {
  const errors: ValidationFieldError[] = []
  const collections = new Set(
    references.map(({ relationTo }) => relationTo).filter((slug) => scope.owned.has(slug)),
  )
  for (const collection of collections) {
    const wanted = references.filter(({ relationTo }) => relationTo === collection)
    const { docs } = await req.payload.db.find<Owned>({
      collection: collection as CollectionSlug,
      where: { id: { in: [...new Set(wanted.map(({ id }) => id))] } },
      limit: 0,
      pagination: false,
      req: { transactionID: req.transactionID },
    })
    const found = new Map(docs.map((doc) => [String(doc.id), doc]))
    for (const { id, path } of wanted) {
      const target = found.get(id)
      if (!target || !mayRefer(scope, target, owner)) {
        const message = `This belongs to another ${scope.called}, or is not there any more. Choose something of your own ${scope.called}.`
        errors.push({ path, message })
      }
    }
  }
  return errors
}

const keyOf = ({ relationTo, id }: Reference): string => `${relationTo}:${id}`

/** What a write names that the document did not name before. */
const newReferences = (
  { flattenedFields }: Pick<SanitizedCollectionConfig, 'flattenedFields'>,
  data: Record<string, unknown> | undefined,
  before: Record<string, unknown> | undefined,
): Reference[] => {
  const known = new Set(referencesIn(flattenedFields, before ?? {}).map(keyOf))
  return referencesIn(flattenedFields, data ?? {}).filter((reference) => !known.has(keyOf(reference)))
}

/** What is wrong with the owner itself: there is none, or another than before. */
const ownerFault = (
  { owner: path, called }: OwnerScope,
  owner: string | undefined,
  before: string | undefined,
): ValidationFieldError | undefined => {
  if (owner === undefined) return { path, message: `Choose the ${called} that this belongs to.` }
  return before === undefined || before === owner
    ? undefined
    : { path, message: `This cannot be moved to another ${called}. Make a new one there.` }
}

/**
 * Judges every write of a document that belongs to somebody, through whatever door it comes: the writer must write for
 * them, the owner never changes, and what the document refers to must be the owner's own.
 *
 * @throws CodedError with the code of the options; ValidationError naming each field at fault
 */
export const keepWithinOwner =
  (scope: OwnerScope): CollectionBeforeValidateHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const before = operation === 'update' ? (originalDoc as Owned | undefined) : undefined
    const ownerBefore = relatedId(before?.[scope.owner])
    const owner = relatedId((data as Record<string, unknown> | undefined)?.[scope.owner]) ?? ownerBefore
    const fault = ownerFault(scope, owner, ownerBefore)
    const errors = fault ? [fault] : []
    // What a document has named all along keeps nobody from saving it, though it may be gone by now.
    if (owner !== undefined && !fault && !scope.trusts(req, collection.slug, before?.id)) {
      if (!scope.mayWrite(req, owner, collection.slug))
        throw new CodedError(
          scope.code,
          403,
          `This belongs to another ${scope.called}. You can only change what belongs to your own.`,
        )
      errors.push(...(await foreignReferences(req, scope, newReferences(collection, data, before), owner)))
    }
    if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
    return data
  }
