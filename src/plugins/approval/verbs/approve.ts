import type { PayloadRequest } from 'payload'
import { addCorrection } from './add-correction'
import { recordAudit } from '../records/audit'
import { requirePerson } from './authorise'
import type { Item } from '../item'
import { approvalOf, ownerOf, type Approval, type Person } from '../options'
import type { Party } from '../parties'
import { publish } from './publish'
import { refusal } from '../refusals'
import { requireReady } from './require-ready'
import { schedule } from './schedule'
import { decisionsAbout, recordSignOff, signOffsOf } from '../records/sign-offs'
import { requireVersionShown, signingParties } from '../signing'
import { inTransaction } from '@kpsa/payload-transaction'
import { newestVersion } from '../versions/versions'

/** Somebody alone wrote this, and its owner wants a second pair of eyes. */
const refuseOwnApproval = (
  approval: Approval,
  person: Person,
  item: Item,
  parties: readonly Party[],
): void => {
  const { writtenBy } = item.workflow
  const alone = writtenBy.length === 1 && writtenBy[0] === person.id
  const owner = parties.find(({ id }) => id === ownerOf(approval, item))
  if (alone && owner && !approval.allowsOwnApproval(owner.document)) throw refusal(approval, 'own-work')
}

/**
 * Signs exactly the version that was shown, for the parties that the person signs for. The last signature needed
 * publishes it, or schedules it where `publishAt` is still to come. With a `correction` that the version does not have
 * yet, it is another version that is signed, and everybody else is asked about that one.
 *
 * @throws ApprovalError not-found, not-signed-in, version-required, version-changed, wrong-state, not-ready,
 * not-allowed (a correction by others than the owner's signer), invalid-data; the refusals not-yours, not-a-signer, own-work, decided
 */
export const approve = (
  req: PayloadRequest,
  collection: string,
  id: string,
  body: { version?: string; note?: string; correction?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const newest = await newestVersion(req, collection, id)
    const person = requirePerson(req, collection)
    const approval = approvalOf(req, collection)
    const { required, mine } = await signingParties(req, collection, newest)
    const shown = {
      item: newest,
      name: await requireVersionShown(req, collection, 'approve', newest, body.version),
    }
    const correction = body.correction?.trim()
    const { item, name } = correction
      ? await addCorrection(req, collection, person, shown, { mine, required }, correction)
      : shown
    const { version } = name
    refuseOwnApproval(approval, person, item, mine)

    const decided = decisionsAbout(await signOffsOf(req, collection, id), item, version)
    const open = mine.filter((party) => !decided.has(party.id))
    if (open.length === 0) throw refusal(approval, 'decided')

    await requireReady(req, collection, item)
    const roles = approval.signsFor(req)
    for (const party of open) {
      await recordSignOff(req, person, {
        item,
        itemCollection: collection,
        version,
        party: party.id,
        decision: 'approve',
        role: roles[party.id] ?? '',
        note: body.note ?? '',
      })
    }
    await recordAudit(req, collection, item, { action: 'approve', version, note: body.note })

    const signed = (party: Party) => open.includes(party) || decided.get(party.id)?.decision === 'approve'
    if (!required.every(signed)) return
    if (item.publishAt && new Date(item.publishAt) > new Date()) {
      await schedule(req, collection, item, name)
    } else {
      await publish(req, collection, item, name, { item, name })
    }
  })
