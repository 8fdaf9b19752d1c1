import { CodedError, relatedId } from '@kpsa/payload-content'
import type { Collection, CollectionSlug, Endpoint, PayloadRequest, Where } from 'payload'
import type { AuditEntry, HashedEntry } from './audit-entry'
import { byteOrderMark, csvLine } from './csv'
import { auditOf, slug, type Audit } from './options'

const pageSize = 500

type Owner = { id: string; slug?: string; name: string }
type Column = [heading: string, value: (entry: AuditEntry) => string]

const localTimes = (timeZone: string): ((at: string) => string) => {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  return (at) => format.format(new Date(at)).replace(',', '')
}

const columnsOf = ({ days, owner }: Audit, owners: readonly Owner[]): Column[] => {
  const names = new Map(owners.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => (owner.collection === undefined ? id : (names.get(id) ?? ''))
  const local = days && localTimes(days.timeZone)
  return [
    ['Number', ({ number }) => String((number as number | null | undefined) ?? '')],
    ['Time (UTC)', ({ at }) => new Date(at).toISOString()],
    ...(days && local ? [[`Time (${days.timeZone})`, ({ at }) => local(at)] satisfies Column] : []),
    ['By', ({ byName }) => byName],
    ['Action', ({ action }) => action],
    ['Kind', ({ itemCollection }) => itemCollection],
    ['Item', ({ itemTitle }) => itemTitle],
    [owner.label, (entry: HashedEntry) => nameOf(relatedId(entry[owner.field]) ?? '')],
    ['Version', ({ version }) => version],
    ['Note', ({ note }) => note],
    ['From the network', ({ address }) => address],
    ['Hash of the entry before', ({ previous }) => previous],
    ['Hash', ({ hash }) => hash],
  ]
}

const invalidQuery = (message: string): CodedError => new CodedError('invalid-query', 400, message)

const day = /^\d{4}-\d{2}-\d{2}$/
const dayMs = 86_400_000

/** Days of UTC, and RFC 3339 times. */
const utcBound = (text: string, later: number): string | undefined => {
  const time = new Date(text).getTime()
  if (Number.isNaN(time) || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined
  return new Date(day.test(text) ? time + later : time).toISOString()
}
const utcDays: Pick<NonNullable<Audit['days']>, 'from' | 'to'> = {
  from: (text) => utcBound(text, 0),
  to: (text) => utcBound(text, dayMs),
}

/** @throws CodedError invalid-query */
const timeOf = (
  parameters: URLSearchParams,
  name: 'from' | 'to',
  { days = { ...utcDays, timeZone: 'UTC' } }: Audit,
) => {
  const given = parameters.get(name)
  if (!given) return undefined
  const time = days[name](given)
  if (time) return time
  throw invalidQuery(`\`${name}\` must be a day (2026-09-01) or a time (RFC 3339).`)
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The owners that this person may read, where they are documents. */
const ownersOf = async (req: PayloadRequest, { owner }: Audit): Promise<Owner[]> => {
  if (owner.collection === undefined) return []
  const { admin } = (req.payload.collections as Record<string, Collection>)[owner.collection]?.config ?? {}
  const { docs } = await req.payload.find({
    collection: owner.collection as CollectionSlug,
    depth: 0,
    limit: 0,
    pagination: false,
    overrideAccess: false,
    req,
  })
  return (docs as unknown as Record<string, unknown>[]).map((document) => ({
    id: String(document.id),
    slug: textOf(document.slug),
    name: textOf(document[admin?.useAsTitle ?? 'name']) ?? textOf(document.name) ?? String(document.id),
  }))
}

const chosen = (parameters: URLSearchParams, audit: Audit, owners: readonly Owner[]): Where[] => {
  const from = timeOf(parameters, 'from', audit)
  const to = timeOf(parameters, 'to', audit)
  if (from && to && from >= to) throw invalidQuery('`from` must be before `to`.')
  const { field, collection } = audit.owner
  const named = parameters.get(field)
  const owner =
    collection === undefined ? named : owners.find(({ id, slug }) => id === named || slug === named)?.id
  if (named && !owner) throw invalidQuery(`\`${field}\` must be the slug or id of a ${field}.`)
  return [
    ...(from ? [{ at: { greater_than_equal: from } }] : []),
    ...(to ? [{ at: { less_than: to } }] : []),
    ...(owner ? [{ [field]: { equals: owner } }] : []),
  ]
}

/** The entries that this person may read, oldest first, some hundred at a time. */
async function* pagesOf(req: PayloadRequest, where: Where): AsyncGenerator<AuditEntry[]> {
  for (let page: number | null | undefined = 1; page;) {
    const found: { docs: unknown[]; nextPage?: number | null } = await req.payload.find({
      collection: slug,
      where,
      sort: ['at', 'id'],
      depth: 0,
      limit: pageSize,
      page,
      overrideAccess: false,
      req,
    })
    yield found.docs as AuditEntry[]
    page = found.nextPage
  }
}

async function* linesOf(req: PayloadRequest, where: Where, columns: readonly Column[]) {
  yield byteOrderMark + csvLine(columns.map(([heading]) => heading))
  for await (const entries of pagesOf(req, where)) {
    yield entries
      .map((entry) => csvLine(columns.map(([, value]) => (value(entry) as string | null | undefined) ?? '')))
      .join('')
  }
}

/**
 * `GET /api/audit-entries/export.csv?from=&to=&{owner's field}=` → the audit log, as far as this person may read it,
 * oldest first; RFC 4180, UTF-8 with a byte order mark. `from` and `to` are days, both included, or RFC 3339 times, the
 * second excluded; an owner is named by its slug or id.
 *
 * @throws CodedError not-signed-in, not-allowed, invalid-query
 */
export const exportEntries: Endpoint = {
  path: '/export.csv',
  method: 'get',
  handler: async (req) => {
    const audit = auditOf(req.payload)
    if (audit.doer(req).by === null) throw new CodedError('not-signed-in', 401, 'Please sign in first.')
    const { access } = (req.payload.collections as Record<string, Collection>)[slug]?.config ?? {}
    if (!(await access?.read({ req }))) {
      throw new CodedError('not-allowed', 403, audit.whoReads ?? 'You may not read the audit log.')
    }
    const owners = await ownersOf(req, audit)
    const { searchParams } = new URL(req.url ?? '', 'http://localhost')
    const lines = linesOf(req, { and: chosen(searchParams, audit, owners) }, columnsOf(audit, owners))
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await lines.return(undefined)
      },
    })
    return new Response(body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="audit-log-${new Date().toISOString().slice(0, 10)}.csv"`,
        'Cache-Control': 'no-store',
      },
    })
  },
}
