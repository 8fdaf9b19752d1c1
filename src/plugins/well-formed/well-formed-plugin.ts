import {
  ValidationError,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type FlattenedField,
  type GlobalBeforeOperationHook,
  type PayloadRequest,
  type Plugin,
} from 'payload'
import {
  cleanValues,
  CodedError,
  isIdOf,
  isRecord,
  referencesIn,
  type Reference,
} from '@kpsa/payload-content'
import { settleEmptyValues } from './empty-values'
import { faultsIn, type Explain, type Fault } from './misshapen'
import { oversizedIn } from './oversized'

/** Bookkeeping that only the program sets: left out, as Payload leaves out what a person may not write. */
const ownedByProgram = ['id', 'createdAt', 'updatedAt', 'deletedAt'] as const

export type WellFormedOptions = {
  /** True for a write that is taken as it is, such as that of exactly what was approved. By default none is. */
  trusts?: (req: PayloadRequest, collection: string, id: unknown) => boolean
  /** What is wrong with a value of the wrong form, in the words of those who write it. By default that it is. */
  explain?: Explain
}

/** Where a document is referred to that is not there. Each database would meet that in its own way, or not at all. */
const missing = async (req: PayloadRequest, given: readonly Reference[]): Promise<Fault[]> => {
  const faults: Fault[] = []
  for (const collection of new Set(given.map(({ relationTo }) => relationTo))) {
    const wanted = given.filter(({ relationTo }) => relationTo === collection)
    const { docs } = await req.payload.db.find<{ id: string | number }>({
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

/** More than any document names; a query for more fails on SQLite. */
const mostReferences = 1000
/** Faults that are told at a time. */
const mostFaults = 20

const referenceFaults = async (req: PayloadRequest, references: readonly Reference[]): Promise<Fault[]> => {
  const last = references.at(mostReferences)
  if (last) {
    return [{ path: last.path, message: `At most ${mostReferences} pictures and links are possible here.` }]
  }
  const isKnown = ({ id, relationTo }: Reference) => isIdOf(req, relationTo, id)
  const odd = references.filter((reference) => !isKnown(reference))
  return [
    ...odd.map(({ path }) => ({ path, message: 'This names no document.' })),
    ...(await missing(req, references.filter(isKnown))),
  ]
}

type Place = { collection: string } | { global: string }

/** @throws ValidationError naming the fields at fault, where there are any */
const refuse = (req: PayloadRequest, where: Place, faults: readonly Fault[]): void => {
  if (faults.length > 0)
    throw new ValidationError({ ...where, errors: faults.slice(0, mostFaults), req }, req.t)
}

/**
 * What somebody sends, in its proper form.
 * @throws CodedError invalid-data; ValidationError naming the fields at fault
 */
const wellFormed = async (
  req: PayloadRequest,
  fields: readonly FlattenedField[],
  data: unknown,
  where: Place,
  { explain = () => undefined }: WellFormedOptions,
): Promise<Record<string, unknown>> => {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new CodedError('invalid-data', 400, 'Send an object with the values of the fields.')
  // What is far too large stays as it was sent, and is refused for its size before anything else looks at it.
  const given = cleanValues(fields, data as Record<string, unknown>)
  refuse(req, where, oversizedIn(fields, given))
  for (const name of ownedByProgram) delete given[name]
  settleEmptyValues(fields, given)
  refuse(req, where, faultsIn(fields, given, req, explain))
  refuse(req, where, await referenceFaults(req, referencesIn(fields, given)))
  return given
}

/** The arguments of a write with what is to be written in its proper form. @throws as wellFormed */
const wellFormedArgs = async <Args>(
  args: Args,
  overrideAccess: boolean | undefined,
  req: PayloadRequest,
  fields: readonly FlattenedField[],
  where: Place,
  options: WellFormedOptions,
): Promise<Args> => {
  const { data } = args as { data?: unknown }
  // What the program writes itself has been here before, and must not fail because of what is gone since.
  if (overrideAccess) return isRecord(data) ? { ...args, data: cleanValues(fields, data) } : args
  return data === undefined ? args : { ...args, data: await wellFormed(req, fields, data, where, options) }
}

const takeWellFormed =
  (options: WellFormedOptions): CollectionBeforeOperationHook =>
  async ({ args, operation, collection, overrideAccess, req }) => {
    if (operation !== 'create' && operation !== 'update') return args
    const { id } = args as { id?: unknown }
    if (options.trusts?.(req, collection.slug, id)) return args
    const where = { collection: collection.slug }
    return wellFormedArgs(args, overrideAccess, req, collection.flattenedFields, where, options)
  }

const takeWellFormedGlobal =
  (options: WellFormedOptions): GlobalBeforeOperationHook =>
  async ({ args, global, operation, overrideAccess, req }) => {
    if (operation !== 'update') return args as unknown
    const where = { global: global.slug }
    return wellFormedArgs(args as unknown, overrideAccess, req, global.flattenedFields, where, options)
  }

/**
 * Looks at the form of everything that is written, before anything else does: whoever sends an object for a text
 * or an id that is none is told so, on each database alike, and no query ever sees it. Texts lose what is no text, by
 * whatever door they come: a field that is added has it without asking.
 */
export const wellFormedPlugin =
  (options: WellFormedOptions = {}): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) => ({
      ...collection,
      hooks: {
        ...collection.hooks,
        beforeOperation: [takeWellFormed(options), ...(collection.hooks?.beforeOperation ?? [])],
      },
    })),
    globals: config.globals?.map((global) => ({
      ...global,
      hooks: {
        ...global.hooks,
        beforeOperation: [takeWellFormedGlobal(options), ...(global.hooks?.beforeOperation ?? [])],
      },
    })),
  })
