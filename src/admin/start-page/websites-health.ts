import type { PayloadRequest } from 'payload'
import { relatedId } from '../../content/related-id'
import { schoolsById } from '../../alliance/schools'
import { deliveries, type MessageDelivery } from '../../publications/webhook-delivery'
import { editAddress } from '../admin-addresses'
import { formatMoment } from '../look/format-moment'
import { webhookTroubles } from '../site-clients/webhook-troubles'
import { listAddress } from './list-address'
import type { StartPageEntry, StartPageList } from './start-page-entry'

/** An alliance has a website or two for each school. */
const most = 30
/** So many of the newest failures, and of the newest deliveries to the same addresses, say whether something is wrong now. */
const looked = 200

const deliveriesWhere = async (
  req: PayloadRequest,
  where: Record<string, { equals?: string; exists?: boolean; in?: string[] }>,
): Promise<MessageDelivery[]> => {
  const { docs } = await req.payload.find({
    collection: deliveries,
    where: { and: Object.entries(where).map(([field, condition]) => ({ [field]: condition })) },
    sort: '-number',
    limit: looked,
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return docs as unknown as MessageDelivery[]
}

const failingWebhooks = async (req: PayloadRequest): Promise<ReadonlyMap<string, string[]>> => {
  const failed = await deliveriesWhere(req, {
    state: { in: ['waiting', 'given-up'] },
    lastProblem: { exists: true },
  })
  const urls = [...new Set(failed.map(({ url }) => url))]
  const arrived =
    urls.length > 0 ? await deliveriesWhere(req, { state: { equals: 'delivered' }, url: { in: urls } }) : []
  const result = new Map<string, string[]>()
  for (const client of new Set(failed.map((one) => relatedId(one.client) ?? ''))) {
    const ofClient = [...failed, ...arrived].filter((one) => (relatedId(one.client) ?? '') === client)
    const sentences = webhookTroubles(ofClient).map(
      ({ url, last, waiting, givenUp }) =>
        `A webhook fails: ${url}. ${last.lastProblem} ${waiting} waiting, ${givenUp} given up.`,
    )
    if (sentences.length > 0) result.set(client, sentences)
  }
  return result
}

/** How the schools' websites fare: what fails first. For the alliance administrator, who may read all of them. */
export const websitesHealth = async (req: PayloadRequest): Promise<StartPageList> => {
  const [{ docs, totalDocs }, failing] = await Promise.all([
    req.payload.find({
      collection: 'site-clients',
      select: { name: true, school: true, enabled: true, lastUsedAt: true },
      sort: 'name',
      limit: most,
      depth: 0,
      overrideAccess: false,
      user: req.user,
      req,
    }),
    failingWebhooks(req),
  ])
  const schools = await schoolsById(
    req,
    docs.map(({ school }) => relatedId(school) ?? ''),
  )
  const entries = docs.map(({ id, name, school, enabled, lastUsedAt }): StartPageEntry => {
    const used = lastUsedAt ? `last fetched on ${formatMoment(lastUsedAt)}` : 'has fetched nothing yet'
    return {
      key: `client ${id}`,
      address: editAddress('site-clients', String(id)),
      title: name,
      about: [
        schools.find((one) => one.id === relatedId(school))?.name ?? '',
        enabled === false ? 'switched off' : used,
      ].filter(Boolean),
      urgent: failing.get(String(id))?.join(' '),
    }
  })
  const left = totalDocs - docs.length
  return {
    entries: [...entries.filter(({ urgent }) => urgent), ...entries.filter(({ urgent }) => !urgent)],
    further: left > 0 ? [{ words: `and ${left} more: websites`, address: listAddress('site-clients') }] : [],
  }
}
