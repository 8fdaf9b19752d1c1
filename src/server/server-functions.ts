import { notFound } from 'next/navigation'
import type { PayloadRequest, SanitizedCollectionConfig, ServerFunction, Where } from 'payload'
import { valueForms, wellFormedWhere } from './check-request'

type Arguments = Record<string, unknown>
/** What Payload hands over when it runs a server function: the caller's arguments, and the request that it made. */
type Called = Arguments & { req: PayloadRequest }

const isRecord = (value: unknown): value is Arguments =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Payload adds collections of its own; nobody edits those in the admin. */
const collectionOf = ({ req, collectionSlug }: Called): SanitizedCollectionConfig => {
  const config = req.payload.config.collections.find(({ slug }) => slug === collectionSlug)
  return config && !config.slug.startsWith('payload-') ? config : notFound()
}

const idOf = (req: PayloadRequest, id: unknown): string =>
  typeof id === 'string' && valueForms(req.payload.config).isId(id) ? id : notFound()

/** The document's id, where the caller may read the document; none where one is being made. */
const readableId = async (called: Called, given: unknown): Promise<string | undefined> => {
  if (given === undefined || given === null || given === '') return undefined
  const { req } = called
  const id = idOf(req, given)
  await req.payload
    .findByID({
      collection: collectionOf(called).slug,
      id,
      draft: true,
      depth: 0,
      select: {},
      overrideAccess: false,
      user: req.user,
    })
    .catch(() => notFound())
  return id
}

const mayUpdate = async (called: Called, id: string): Promise<boolean> => {
  const { slug, access } = collectionOf(called)
  const { req } = called
  const answer = await access.update({ req, id })
  if (typeof answer === 'boolean') return answer
  const where: Where = { and: [{ id: { equals: id } }, answer] }
  return (await req.payload.db.count({ collection: slug, where, req: {} })).totalDocs > 0
}

const optionalRecord = (value: unknown): Arguments | undefined =>
  value === undefined || value === null ? undefined : isRecord(value) ? value : notFound()

/** What Payload's form asks for as somebody types. Asked for the lock's state, Payload locks: writers alone may. */
const formState = async (called: Called): Promise<Arguments> => {
  const { req, collectionSlug, globalSlug, schemaPath } = called
  if (schemaPath !== undefined && typeof schemaPath !== 'string') notFound()
  const shaped = {
    data: optionalRecord(called.data),
    formState: optionalRecord(called.formState),
    documentFormState: optionalRecord(called.documentFormState),
    docPermissions: optionalRecord(called.docPermissions),
    docPreferences: optionalRecord(called.docPreferences),
    // Would show the admin's configuration as if to somebody who is allowed everything.
    skipClientConfigAuth: undefined,
  }
  if (!shaped.data && !shaped.formState) notFound()
  if (collectionSlug === undefined) {
    const global = req.payload.config.globals.find(({ slug }) => slug === globalSlug) ?? notFound()
    const mayLock = called.returnLockStatus === true && (await global.access.update({ req })) === true
    return { ...shaped, returnLockStatus: mayLock }
  }
  const id = await readableId(called, called.id)
  const mayLock = id !== undefined && called.returnLockStatus === true && (await mayUpdate(called, id))
  return { ...shaped, id, returnLockStatus: mayLock }
}

const sortingOf = ({ sort }: Record<string, unknown>) =>
  typeof sort === 'string' || Array.isArray(sort) ? sort : undefined

/** A list's question, capped and checked as the REST API does it. */
const listQuery = (req: PayloadRequest, given: unknown): Arguments | undefined => {
  const query = optionalRecord(given)
  if (!query) return undefined
  const limit = Number(query.limit)
  const isLimit = Number.isInteger(limit) && limit > 0
  const { where } = query
  if (!wellFormedWhere(where, valueForms(req.payload.config))) notFound()
  return {
    ...query,
    where: where as Where | undefined,
    limit: isLimit ? Math.min(limit, 100) : query.limit === undefined ? undefined : 10,
    sort: sortingOf(query),
    groupBy: undefined,
    queryByGroup: undefined,
  }
}

const list = (called: Called): Arguments => {
  collectionOf(called)
  return { query: listQuery(called.req, called.query) }
}

const tableState = (called: Called): Arguments => {
  const data = optionalRecord(called.data)
  if (data && !Array.isArray(data.docs)) notFound()
  const columns = called.columns === undefined || called.columns === null || Array.isArray(called.columns)
  if (!columns) notFound()
  // Without a question Payload would answer with all that there is.
  return { ...list(called), data, parent: undefined, ...(!data && !called.query && { query: { limit: 10 } }) }
}

const document = async (called: Called): Promise<Arguments> => ({
  ...(called.req.payload.config.globals.some(({ slug }) => slug === called.collectionSlug)
    ? {}
    : { docID: await readableId(called, called.docID) }),
  initialData: optionalRecord(called.initialData),
  searchParams: optionalRecord(called.searchParams),
  paramsOverride: optionalRecord(called.paramsOverride),
})

const documentSlots = async (called: Called): Promise<Arguments> => ({
  id: await readableId(called, called.id),
  collectionSlug: collectionOf(called).slug,
})

const field = ({ schemaPath }: Called): Arguments =>
  typeof schemaPath === 'string' && /^(?:collection|global)\.[\w.-]+$/.test(schemaPath) ? {} : notFound()

const unchanged = (): Arguments => ({})

/**
 * Payload's server functions that this admin's pages call, and what each caller's arguments must become first.
 * Others are refused, among them those that schedule, that copy between languages, and that sort into folders.
 */
const allowed: Record<string, (called: Called) => Arguments | Promise<Arguments>> = {
  'form-state': formState,
  'table-state': tableState,
  'render-list': list,
  'render-document': document,
  'render-document-slots': documentSlots,
  'render-field': field,
  'render-widget': unchanged,
  'get-default-layout': unchanged,
}

type Run = (
  name: string,
  args: Arguments,
  serverFunctions?: Record<string, ServerFunction>,
) => Promise<unknown>

/** Next's own signals (a redirect, not found) and refusals by Payload's errors keep their status. */
const isRefusal = (error: unknown): boolean => {
  const { status, message } = error as { status?: unknown; message?: unknown }
  return (typeof status === 'number' && status < 500) || message === 'not-found' || message === 'Unauthorized'
}

/**
 * Answers a call of one of Payload's server functions, which is a door like any other.
 *
 * @param call whatever the browser has sent
 * @param run Payload's `handleServerFunctions`
 * @throws Next's `notFound`, which is answered with 404, where the function or the document is not for the caller,
 *   or the arguments make no sense
 */
export const answerServerFunction = async (call: unknown, run: Run): Promise<unknown> => {
  if (!isRecord(call) || typeof call.name !== 'string' || !Object.hasOwn(allowed, call.name)) notFound()
  const { name } = call
  const prepare = allowed[name]
  const args = isRecord(call.args) ? call.args : notFound()
  const checked = async (called: Called) => {
    if (!called.req.user) notFound()
    return run(name, { ...args, ...(await prepare?.(called)) })
  }
  try {
    return await run(name, args, { [name]: checked })
  } catch (error) {
    if (isRefusal(error)) notFound()
    throw error
  }
}
