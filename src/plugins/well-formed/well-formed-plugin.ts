import {
  ValidationError,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type PayloadRequest,
  type Plugin,
} from 'payload'
import { referencesIn } from '../../fields/references'
import { ProblemError } from '../../server/errors'
import { settleEmptyValues } from './empty-values'
import { faultsIn, type Fault } from './misshapen'

/** Bookkeeping that only the program sets: left out, as Payload leaves out what a person may not write. */
const ownedByProgram = ['id', 'createdAt', 'updatedAt', 'deletedAt'] as const

const isIdOf = (req: PayloadRequest): ((value: unknown) => boolean) => {
  const form = req.payload.db.name === 'mongoose' ? /^[0-9a-f]{24}$/i : /^[0-9a-f-]{36}$/i
  return (value) => typeof value === 'string' && form.test(value)
}

/** Where a document is referred to that is not there. Each database would meet that in its own way, or not at all. */
const missing = async (req: PayloadRequest, given: ReturnType<typeof referencesIn>): Promise<Fault[]> => {
  const faults: Fault[] = []
  for (const collection of new Set(given.map(({ relationTo }) => relationTo))) {
    const wanted = given.filter(({ relationTo }) => relationTo === collection)
    const { docs } = await req.payload.db.find<{ id: string }>({
      collection: collection as CollectionSlug,
      where: { id: { in: [...new Set(wanted.map(({ id }) => id))] } },
      limit: 0,
      pagination: false,
      req: { transactionID: req.transactionID },
    })
    const found = new Set(docs.map(({ id }) => String(id)))
    for (const { id, path } of wanted) {
      if (!found.has(id)) faults.push({ path, message: 'This is not there any more. Choose something else.' })
    }
  }
  return faults
}

/** @throws ProblemError invalid-data; ValidationError naming each field at fault */
const requireWellFormed: CollectionBeforeOperationHook = async ({
  args,
  operation,
  collection,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return args
  // What the program writes itself has been here before, and must not fail because of what is gone since.
  if (overrideAccess) return args
  const { data } = args as { data?: unknown }
  if (data === undefined) return args
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new ProblemError('invalid-data')
  const given = data as Record<string, unknown>
  for (const name of ownedByProgram) delete given[name]
  settleEmptyValues(collection.flattenedFields, given)
  const isId = isIdOf(req)
  const errors = faultsIn(collection.flattenedFields, given, { isId })
  if (errors.length === 0) {
    const references = referencesIn(collection.flattenedFields, given)
    const odd = references.filter(
      ({ id, relationTo }) => !isId(id) || !(relationTo in req.payload.collections),
    )
    errors.push(...odd.map(({ path }) => ({ path, message: 'This names no document.' })))
    errors.push(
      ...(await missing(
        req,
        references.filter((reference) => !odd.includes(reference)),
      )),
    )
  }
  if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
  return args
}

/**
 * Looks at the form of everything that is written, before anything else does: whoever sends an object for a text
 * or an id that is none is told so, on each database alike, and no query ever sees it.
 */
export const wellFormedPlugin: Plugin = (config) => ({
  ...config,
  collections: config.collections?.map((collection) => ({
    ...collection,
    hooks: {
      ...collection.hooks,
      beforeOperation: [requireWellFormed, ...(collection.hooks?.beforeOperation ?? [])],
    },
  })),
})
