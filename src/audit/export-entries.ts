import type { Endpoint, PayloadRequest, Where } from 'payload'
import { actorOf } from '../access/roles'
import { lowerBound, upperBound } from '../calendar/time-bounds'
import { relatedId } from '../content/related-id'
import { ProblemError } from '../problems/errors'
import type { AuditEntry } from './audit-entry'
import { byteOrderMark, csvLine } from './csv'

const pageSize = 500

const londonTime = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/London',
})

type Column = [heading: string, value: (entry: AuditEntry, schools: Map<string, string>) => string]

const columns: Column[] = [
  ['Number', ({ number }) => String((number as number | null | undefined) ?? '')],
  ['Time (UTC)', ({ at }) => new Date(at).toISOString()],
  ['Time (Europe/London)', ({ at }) => londonTime.format(new Date(at)).replace(',', '')],
  ['By', ({ byName }) => byName],
  ['Action', ({ action }) => action],
  ['Kind', ({ itemCollection }) => itemCollection],
  ['Item', ({ itemTitle }) => itemTitle],
  ['School', ({ school }, schools) => schools.get(relatedId(school) ?? '') ?? ''],
  ['Version', ({ version }) => version],
  ['Note', ({ note }) => note],
  ['From the network', ({ address }) => address],
  ['Hash of the entry before', ({ previous }) => previous],
  ['Hash', ({ hash }) => hash],
]

/** @throws ProblemError invalid-query */
const timeOf = (
  parameters: URLSearchParams,
  name: 'from' | 'to',
  read: (text: string) => string | undefined,
) => {
  const given = parameters.get(name)
  if (!given) return undefined
  const time = read(given)
  if (time) return time
  throw new ProblemError('invalid-query', `\`${name}\` must be a day (2026-09-01) or a time (RFC 3339).`)
}

const schoolsOf = async (req: PayloadRequest): Promise<{ id: string; slug: string; name: string }[]> => {
  const { docs } = await req.payload.find({
    collection: 'schools',
    depth: 0,
    limit: 0,
    pagination: false,
    overrideAccess: false,
    req,
  })
  return docs.map(({ id, slug, name }) => ({ id: String(id), slug, name }))
}

const chosen = (parameters: URLSearchParams, schools: { id: string; slug: string }[]): Where[] => {
  const from = timeOf(parameters, 'from', lowerBound)
  const to = timeOf(parameters, 'to', upperBound)
  if (from && to && from >= to) throw new ProblemError('invalid-query', '`from` must be before `to`.')
  const named = parameters.get('school')
  const school = schools.find(({ id, slug }) => id === named || slug === named)
  if (named && !school)
    throw new ProblemError('invalid-query', '`school` must be the slug or id of a school.')
  return [
    ...(from ? [{ at: { greater_than_equal: from } }] : []),
    ...(to ? [{ at: { less_than: to } }] : []),
    ...(school ? [{ school: { equals: school.id } }] : []),
  ]
}

/** The entries that this person may read, oldest first, some hundred at a time. */
async function* pagesOf(req: PayloadRequest, where: Where): AsyncGenerator<AuditEntry[]> {
  for (let page: number | null | undefined = 1; page;) {
    const found: { docs: unknown[]; nextPage?: number | null } = await req.payload.find({
      collection: 'audit-entries',
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

async function* linesOf(req: PayloadRequest, where: Where, schools: Map<string, string>) {
  yield byteOrderMark + csvLine(columns.map(([heading]) => heading))
  for await (const entries of pagesOf(req, where)) {
    yield entries.map((entry) => csvLine(columns.map(([, value]) => value(entry, schools) ?? ''))).join('')
  }
}

/**
 * `GET /api/audit-entries/export.csv?from=&to=&school=` → the audit log, as far as this person may read it, oldest
 * first; RFC 4180, UTF-8 with a byte order mark. `from` and `to` are days in Europe/London, both included, or RFC 3339
 * times, the second excluded; `school` is a slug or an id.
 *
 * @throws ProblemError not-signed-in, not-allowed, invalid-query
 */
export const exportEntries: Endpoint = {
  path: '/export.csv',
  method: 'get',
  handler: async (req) => {
    if (!actorOf(req)) throw new ProblemError('not-signed-in')
    const mayRead = await req.payload.collections['audit-entries'].config.access.read({ req })
    if (!mayRead) {
      throw new ProblemError(
        'not-allowed',
        'The audit log is read by the alliance administrator, and by a school’s headteacher and chair.',
      )
    }
    const schools = await schoolsOf(req)
    const where: Where = { and: chosen(new URL(req.url ?? '', 'http://localhost').searchParams, schools) }
    const names = new Map(schools.map(({ id, name }) => [id, name]))
    const lines = linesOf(req, where, names)
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
