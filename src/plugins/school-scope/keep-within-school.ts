import {
  ValidationError,
  type CollectionSlug,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type ValidationFieldError,
} from 'payload'
import { actorOf, hasRole, writers, type Actor } from '../../access/roles'
import { systemPurpose } from '../../access/system-actor'
import { referencesIn, type Reference } from '../../content/references'
import { relatedId } from '../../validation/related-id'
import { ProblemError } from '../../problems/errors'
import { permitFor } from '../../workflow/permit'

/** Collections whose documents belong to a school, and may be shown by another only as said here. */
const owned = new Set([
  ...['letters', 'newsletters', 'events', 'pages', 'lppa-evidence', 'translations', 'media'],
  // A framework without a school is everybody's.
  'lppa-frameworks',
])

type Owned = {
  id: string
  school?: unknown
  _status?: string
  coSigningSchools?: unknown[]
}

/**
 * A document may be referred to by its own school, one of no school by all; an item also by its co-signers, and by
 * all once published.
 */
const mayRefer = (target: Owned | undefined, school: string): boolean =>
  target !== undefined &&
  ([school, undefined].includes(relatedId(target.school)) ||
    target._status === 'published' ||
    (target.coSigningSchools ?? []).some((other) => relatedId(other) === school))

const foreignReferences = async (
  req: PayloadRequest,
  references: readonly Reference[],
  school: string,
): Promise<ValidationFieldError[]> => {
  const errors: ValidationFieldError[] = []
  const collections = new Set(
    references.map((reference) => reference.relationTo).filter((slug) => owned.has(slug)),
  )
  for (const collection of collections) {
    const wanted = references.filter((reference) => reference.relationTo === collection)
    const { docs } = await req.payload.db.find<Owned>({
      collection: collection as CollectionSlug,
      where: { id: { in: [...new Set(wanted.map(({ id }) => id))] } },
      limit: 0,
      pagination: false,
      req: { transactionID: req.transactionID },
    })
    const found = new Map(docs.map((doc) => [String(doc.id), doc]))
    for (const { id, path } of wanted) {
      if (!mayRefer(found.get(id), school)) {
        errors.push({
          path,
          message:
            'This belongs to another school, or is not there any more. Choose something of your own school.',
        })
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
  before: unknown,
): Reference[] => {
  const known = new Set(referencesIn(flattenedFields, (before ?? {}) as Record<string, unknown>).map(keyOf))
  return referencesIn(flattenedFields, data ?? {}).filter((reference) => !known.has(keyOf(reference)))
}

const mayWrite = (
  req: PayloadRequest,
  actor: Actor | undefined,
  school: string,
  administratorToo: boolean,
): boolean =>
  systemPurpose(req) !== undefined ||
  hasRole(actor, school, writers) ||
  (administratorToo && actor?.allianceAdmin === true)

/**
 * Judges every write of a document that belongs to a school, through whatever door it comes: the writer must
 * write for that school, the school never changes, and what the document refers to must be the school's own.
 *
 * @throws ProblemError not-your-school; ValidationError naming each field at fault
 */
export const keepWithinSchool =
  ({ administratorToo }: { administratorToo: boolean }): CollectionBeforeValidateHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const before = relatedId((originalDoc as Owned | undefined)?.school)
    const school = relatedId(data?.school) ?? before
    const errors: ValidationFieldError[] = []
    if (school === undefined) {
      errors.push({ path: 'school', message: 'Choose the school that this belongs to.' })
    } else if (operation === 'update' && before !== undefined && before !== school) {
      errors.push({
        path: 'school',
        message: 'This cannot be moved to another school. Make a new one there.',
      })
    }
    if (errors.length === 0 && school !== undefined) {
      const actor = actorOf(req)
      // The workflow decides itself who may do what, and co-signing headteachers are of other schools.
      const permit = permitFor(req, collection.slug, (originalDoc as Owned | undefined)?.id)
      if (!permit && !mayWrite(req, actor, school, administratorToo))
        throw new ProblemError('not-your-school')
      // The workflow writes what was judged when it was saved. What a document has named all along keeps nobody from
      // saving or withdrawing it, though it may be gone or withdrawn by now; its review says so.
      const known = operation === 'update' ? (originalDoc as Record<string, unknown> | undefined) : undefined
      if (!permit)
        errors.push(...(await foreignReferences(req, newReferences(collection, data, known), school)))
    }
    if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
    return data
  }
