import type { PayloadRequest, SanitizedCollectionConfig, ServerFunction, Where } from 'payload'
import { requireNewest } from '../plugins/approval/verbs/require-newest'
import { codeOf } from './requests/answer-with-code'
import { checkSort, wellFormedWhere } from './requests/check-where'
import { ProblemError, sentenceOf, statusOf, type ErrorCode } from '../problems/errors'
import { logger } from '../settings/logger'
import { hasOddRows } from './requests/odd-rows'
import type { RefusedCall } from './requests/refused-call'
import { valueForms, type ValueForms } from './requests/value-forms'
import { CodedError } from '../content/coded-error'
import { isRecord } from '../content/is-record'

type Arguments = Record<string, unknown>
/** What Payload hands over when it runs a server function: the caller's arguments, and the request that it made. */
type Called = Arguments & { req: PayloadRequest }

/** @throws ProblemError not-found, where there is nothing for the caller: whether it is there at all is not told */
const missing = (): never => {
  throw new ProblemError('not-found', 'This is not here any more, or not for you to see.')
}

/** @throws ProblemError malformed-request */
const senseless = (): never => {
  throw new ProblemError('malformed-request', 'The page asked for something that makes no sense here.')
}

/** Payload adds collections of its own; nobody edits those in the admin. */
const collectionOf = ({ req, collectionSlug }: Called): SanitizedCollectionConfig => {
  const config = req.payload.config.collections.find(({ slug }) => slug === collectionSlug)
  return config && !config.slug.startsWith('payload-') ? config : missing()
}

const idOf = (req: PayloadRequest, id: unknown): string =>
  typeof id === 'string' && valueForms(req.payload.config).isId(id) ? id : missing()

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
    .catch((error: unknown) => {
      // Refused and not there are one answer; a database that does not answer is another.
      if (error instanceof Error && statusOf(codeOf(error)) >= 500) throw error
      missing()
    })
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
  value === undefined || value === null ? undefined : isRecord(value) ? value : senseless()

const isUnderApproval = (called: Called): boolean => collectionOf(called).custom?.approval !== undefined

const fieldIn = (state: Arguments | undefined, path: string): unknown =>
  (state?.[path] as { value?: unknown } | undefined)?.value

/** What Payload's form asks for as somebody types. Asked for the lock's state, Payload locks: writers alone may. */
const formState = async (called: Called): Promise<Arguments> => {
  const { req, collectionSlug, globalSlug, schemaPath } = called
  if (schemaPath !== undefined && typeof schemaPath !== 'string') senseless()
  const shaped = {
    data: optionalRecord(called.data),
    formState: optionalRecord(called.formState),
    documentFormState: optionalRecord(called.documentFormState),
    docPermissions: optionalRecord(called.docPermissions),
    docPreferences: optionalRecord(called.docPreferences),
    // Would show the admin's configuration as if to somebody who is allowed everything.
    skipClientConfigAuth: undefined,
  }
  // A form that begins empty, such as that of several files at once, asks without either.
  if (!shaped.data && !shaped.formState) shaped.data = {}
  const { data } = shaped
  if (collectionSlug === undefined && globalSlug === undefined) {
    const { widgets } = req.payload.config.admin.dashboard
    if (!widgets.some(({ slug }) => slug === called.widgetSlug)) missing()
    return { ...shaped, id: undefined, returnLockStatus: false }
  }
  if (collectionSlug === undefined) {
    const global = req.payload.config.globals.find(({ slug }) => slug === globalSlug) ?? missing()
    const mayLock = called.returnLockStatus === true && (await global.access.update({ req })) === true
    if (data && hasOddRows(global.flattenedFields, data)) senseless()
    return { ...shaped, returnLockStatus: mayLock }
  }
  const id = await readableId(called, called.id)
  if (data && hasOddRows(collectionOf(called).flattenedFields, data)) senseless()
  const mayLock = id !== undefined && called.returnLockStatus === true && (await mayUpdate(called, id))
  if (!mayLock || !isUnderApproval(called)) return { ...shaped, id, returnLockStatus: mayLock }
  const version = fieldIn(shaped.formState, 'workflow.version')
  if (typeof version === 'string' && version !== '') {
    const based = { on: version, how: 'brought-back' } as const
    await requireNewest(req, collectionOf(called).slug, id, based, undefined)
  }
  // By the time of the last change Payload would call it outdated after a signature, and offer nothing but to reload.
  return { ...shaped, id, returnLockStatus: true, checkForStaleData: false }
}

/** @throws ProblemError invalid-query */
const sortingOf = ({ sort }: Record<string, unknown>, forms: ValueForms) => {
  const isGiven = Array.isArray(sort) ? sort.length > 0 : typeof sort === 'string' && sort !== ''
  if (!isGiven) return undefined
  checkSort(sort, forms)
  return sort as string | string[]
}

/** A list's question, capped and checked as the REST API does it. */
const listQuery = (req: PayloadRequest, given: unknown): Arguments | undefined => {
  const query = optionalRecord(given)
  if (!query) return undefined
  const limit = Number(query.limit)
  const isLimit = Number.isInteger(limit) && limit > 0
  const { where } = query
  const forms = valueForms(req.payload.config)
  if (!wellFormedWhere(where, forms)) senseless()
  return {
    ...query,
    where: (where ?? undefined) as Where | undefined,
    limit: isLimit ? Math.min(limit, 100) : query.limit === undefined ? undefined : 10,
    sort: sortingOf(query, forms),
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
  if (data && !Array.isArray(data.docs)) senseless()
  const columns = called.columns === undefined || called.columns === null || Array.isArray(called.columns)
  if (!columns) senseless()
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
  typeof schemaPath === 'string' && /^(?:collection|global)\.[\w.-]+$/.test(schemaPath) ? {} : senseless()

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

/** Said while somebody types: the page has not been drawn anew. */
const signedOut =
  'You are signed out. What you typed is still here: sign in in another tab, and then go on in this one.'

type Run = (
  name: string,
  args: Arguments,
  serverFunctions?: Record<string, ServerFunction>,
) => Promise<unknown>

/** What Payload says of arguments that it cannot make sense of; all else that it says is a failure of ours. */
const complaint = /^(?:Could not find|The field found in|Either collectionSlug|Unexpected array)/

const messageOf = (error: unknown): string => {
  const { message } = (error ?? {}) as { message?: unknown }
  return typeof message === 'string' ? message : ''
}

/** Next's own signals: Payload's views end in them where there is nothing to see. */
const isSignal = (error: unknown): boolean =>
  String((error as { digest?: unknown } | undefined)?.digest).startsWith('NEXT_') ||
  messageOf(error) === 'not-found'

const refused = (code: ErrorCode, message = sentenceOf(code)): RefusedCall => ({ refused: { code, message } })

/** Failures of ours are recorded; everything else is the caller's, and gets its sentence. */
const refusalFor = (error: unknown): RefusedCall => {
  if (error instanceof CodedError) return refused(codeOf(error), error.message)
  if (isSignal(error)) return refused('not-found')
  if (complaint.test(messageOf(error))) return refused('malformed-request')
  if (messageOf(error) === 'Unauthorized') return refused('not-signed-in')
  const code = error instanceof Error ? codeOf(error) : 'internal'
  if (statusOf(code) >= 500) logger.error({ err: error }, 'a server function failed')
  return refused(code)
}

/** Payload answers some calls with what went wrong, which it has recorded, in a form that its pages overlook. */
const refusalWithin = (answer: unknown): RefusedCall | undefined => {
  if (answer === null) return refused('not-signed-in')
  if (!isRecord(answer) || 'state' in answer) return undefined
  const { errors, message } = answer
  const said = Array.isArray(errors)
    ? messageOf(errors[0])
    : typeof message === 'string'
      ? message
      : undefined
  if (said === undefined) return undefined
  return refused(complaint.test(said) ? 'malformed-request' : 'internal')
}

/**
 * Answers a call of one of Payload's server functions, which is a door like any other.
 *
 * @param call whatever the browser has sent
 * @param run Payload's `handleServerFunctions`
 * @returns what Payload answers, or a refusal where the function or the document is not for the caller, the arguments
 *   make no sense, nobody is signed in any more, or something failed. It never throws: see `RefusedCall`
 */
export const answerServerFunction = async (call: unknown, run: Run): Promise<unknown> => {
  try {
    if (!isRecord(call)) return senseless()
    const { name } = call
    if (typeof name !== 'string' || !Object.hasOwn(allowed, name)) return missing()
    const prepare = allowed[name]
    const args = isRecord(call.args) ? call.args : senseless()
    const checked = async (called: Called) => {
      if (!called.req.user) throw new ProblemError('not-signed-in', signedOut)
      return run(name, { ...args, ...(await prepare?.(called)) })
    }
    const answer = await run(name, args, { [name]: checked })
    return refusalWithin(answer) ?? answer
  } catch (error) {
    return refusalFor(error)
  }
}
