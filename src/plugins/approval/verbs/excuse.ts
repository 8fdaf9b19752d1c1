import type { PayloadRequest } from 'payload'
import { recordAudit } from '../records/audit'
import { storedId } from '@kpsa/payload-content'
import { asSlug, type Item } from '../item'
import { tellAllConcerned } from '../notices'
import { approvalOf, ownerOf } from '../options'
import { partiesById, type Party } from '../parties'
import { publish } from './publish'
import { blockingProblems } from './require-ready'
import { schedule } from './schedule'
import { decisionsAbout, findSignOffs, recordSignOff, signOffsOf, systemRole } from '../records/sign-offs'
import { lastReceptions } from '../records/standing-receptions'
import { stepOf } from '../states'
import { nameOf, type VersionName } from '../versions/version-hash'
import { newestVersion } from '../versions/versions'
import { writeWorkflow } from '../storing/write-workflow'

/**
 * What follows where a party is waited for no more (`excused`), or again: steps of the workflow that nobody calls a
 * verb for. All of it runs in the caller's transaction, and may run again: what is settled is found no more.
 */

/** What became of an item. */
export type Settled = {
  collection: string
  item: Item
  done: 'published' | 'scheduled' | 'given-back' | 'taken-off'
  /** Why, for people. */
  reason: string
}

/** Every item whose newest version waits for signatures. */
const submittedItems = async (req: PayloadRequest, collection: string): Promise<Item[]> => {
  // WARNING: overrides access; what follows from a signature that is not needed any more is nobody's own decision.
  const { docs } = await req.payload.findVersions({
    collection: asSlug(collection),
    where: { and: [{ latest: { equals: true } }, { 'version.workflow.state': { equals: 'submitted' } }] },
    depth: 0,
    limit: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const items: Item[] = []
  for (const { parent } of docs) items.push(await newestVersion(req, collection, String(parent)))
  return items.filter(({ workflow }) => workflow.state === 'submitted')
}

const giveBack = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  name: VersionName,
  reason: string,
): Promise<Settled> => {
  const { version } = name
  await writeWorkflow(req, {
    collection,
    item,
    name,
    status: 'draft',
    live: 'stays',
    workflow: { ...item.workflow, state: stepOf('give-back-excused').to },
  })
  await recordAudit(req, collection, item, { action: 'given-back', version, note: reason })
  await tellAllConcerned(req, collection, item, version, 'given-back', reason)
  return { collection, item, done: 'given-back', reason }
}

/** Publishes or schedules what only those have not signed who are waited for no more. */
const complete = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  name: VersionName,
  reason: string,
): Promise<Settled> => {
  const blocking = await blockingProblems(req, collection, item)
  if (blocking.length > 0) {
    const problems = blocking.map(({ message }) => message).join(' ')
    return giveBack(req, collection, item, name, problems)
  }
  await recordAudit(req, collection, item, {
    action: 'complete-without',
    version: name.version,
    note: reason,
  })
  if (item.publishAt && new Date(item.publishAt) > new Date()) {
    await schedule(req, collection, item, name)
    return { collection, item, done: 'scheduled', reason }
  }
  await publish(req, collection, item, name)
  return { collection, item, done: 'published', reason }
}

const settle = async (req: PayloadRequest, collection: string, item: Item): Promise<Settled | undefined> => {
  const approval = approvalOf(req, collection)
  const parties = await partiesById(req, approval, approval.mustSign(item))
  const excused = parties.filter(({ document }) => approval.excused(document))
  if (excused.length === 0) return undefined
  const why = (gone: readonly Party[]) => gone.map(({ document }) => approval.whyExcused(document)).join(' ')
  const name = await nameOf(req, collection, item)
  const owner = excused.find(({ id }) => id === ownerOf(approval, item))
  // Nobody signs in the owner's place.
  if (owner) return giveBack(req, collection, item, name, why([owner]))
  const decided = decisionsAbout(await signOffsOf(req, collection, item.id), item, name.version)
  const waitedFor = parties.filter((party) => !excused.includes(party))
  if (!waitedFor.every(({ id }) => decided.get(id)?.decision === 'approve')) return undefined
  return complete(req, collection, item, name, why(excused))
}

/**
 * Settles every submitted item that waits for somebody who is waited for no more: it goes live, or waits for its time,
 * where all others have signed; it goes back to its author where its owner is concerned.
 */
export const settleWithoutExcused = async (req: PayloadRequest, collection: string): Promise<Settled[]> => {
  const settled: Settled[] = []
  for (const item of await submittedItems(req, collection)) {
    const done = await settle(req, collection, item)
    if (done) settled.push(done)
  }
  return settled
}

/** Ends what an excused party had accepted: it is shown there no more, until somebody accepts it anew. */
export const endReceptionsOf = async (
  req: PayloadRequest,
  collection: string,
  party: Party,
): Promise<Settled[]> => {
  const approval = approvalOf(req, collection)
  const { field, collection: owners } = approval.owner
  const accepted = await findSignOffs(req, approval, {
    and: [
      { itemCollection: { equals: collection } },
      { [field]: { equals: storedId(req, owners, party.id) } },
      { decision: { equals: 'accept' } },
    ],
  })
  const reason = approval.whyExcused(party.document)
  const ended: Settled[] = []
  for (const itemId of new Set(accepted.map((signOff) => signOff.itemId))) {
    const reception = lastReceptions(await signOffsOf(req, collection, itemId)).get(party.id)
    if (reception?.decision !== 'accept') continue
    const item = await newestVersion(req, collection, itemId)
    await recordSignOff(
      req,
      { id: 'system', name: 'the system' },
      {
        item,
        itemCollection: collection,
        version: reception.version,
        party: party.id,
        decision: 'decline',
        role: systemRole,
        note: reason,
      },
    )
    await recordAudit(req, collection, item, { action: 'decline', version: reception.version, note: reason })
    await approval.liveChanged(req, collection, itemId)
    ended.push({ collection, item, done: 'taken-off', reason })
  }
  return ended
}

/** Asks a party again that is waited for again: whatever is still submitted, and it has not decided about. */
export const askAgain = async (
  req: PayloadRequest,
  collection: string,
  party: string,
  note: string,
): Promise<Item[]> => {
  const approval = approvalOf(req, collection)
  const asked: Item[] = []
  for (const item of await submittedItems(req, collection)) {
    if (!approval.mustSign(item).includes(party)) continue
    const { version } = await nameOf(req, collection, item)
    const decided = decisionsAbout(await signOffsOf(req, collection, item.id), item, version)
    if (decided.has(party)) continue
    await recordAudit(req, collection, item, { action: 'ask-again', version, note })
    await approval.notify(req, { what: 'submitted', collection, item, parties: [party], people: [], note })
    asked.push(item)
  }
  return asked
}
