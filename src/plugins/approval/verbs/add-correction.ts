import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { recordAudit } from '../records/audit'
import type { Item } from '../item'
import { nextMoment } from '@kpsa/payload-transaction'
import { tellParties } from '../notices'
import { approvalOf, ownerOf, type Approval, type Person } from '../options'
import type { Party } from '../parties'
import { collectionConfig } from '../versions/stored-collection'
import { sealOf, type VersionName } from '../versions/version-hash'
import { writeWorkflow } from '../storing/write-workflow'

/** What a version says was put right; empty where it says nothing. */
export const correctionOf = (
  { correction }: Pick<Approval, 'correction'>,
  item: Item | undefined,
): string => {
  const group = correction === undefined ? undefined : item?.[correction]
  const note = typeof group === 'object' && group !== null && 'note' in group ? group.note : undefined
  return typeof note === 'string' ? note.trim() : ''
}

/**
 * Says in a submitted version what was put right. That makes another version, which everybody else who must sign is
 * asked about anew.
 *
 * @param parties those that the person signs for; the owner must be among them
 * @param required everybody who must sign
 * @returns the version with the correction; the one given where it says so already
 * @throws ApprovalError not-allowed, invalid-data
 */
export const addCorrection = async (
  req: PayloadRequest,
  collection: string,
  person: Person,
  submitted: { item: Item; name: VersionName },
  { mine, required }: { mine: readonly Party[]; required: readonly Party[] },
  correction: string,
): Promise<{ item: Item; name: VersionName }> => {
  const approval = approvalOf(req, collection)
  const { item } = submitted
  const { flattenedFields } = collectionConfig(req.payload, collection)
  if (!approval.correction || !flattenedFields.some(({ name }) => name === approval.correction)) {
    throw new ApprovalError('invalid-data', 'This has no place for a `correction`. Approve it without one.')
  }
  if (!mine.some(({ id }) => id === ownerOf(approval, item))) {
    throw new ApprovalError(
      'not-allowed',
      'Only the headteacher of the school that owns this can add what was put right. Send it back and say so, or approve it without.',
    )
  }
  if (correctionOf(approval, item) === correction) return submitted

  const group = item[approval.correction] as object | null | undefined
  const corrected = { ...item, [approval.correction]: { ...group, note: correction } }
  const seal = await sealOf(req, collection, corrected)
  const name: VersionName = { version: seal, seal }
  const workflow = {
    ...item.workflow,
    submittedAt: nextMoment(),
    writtenBy: [...new Set([...item.workflow.writtenBy, person.id])],
  }
  await writeWorkflow(req, {
    collection,
    item: corrected,
    name,
    status: 'draft',
    live: 'stays',
    workflow,
  })
  await recordAudit(req, collection, corrected, {
    action: 'correct',
    version: name.version,
    note: correction,
  })
  const others = required.filter(({ id }) => !mine.some((party) => party.id === id))
  if (others.length > 0) {
    await tellParties(req, collection, corrected, others, `What was put right was added: ${correction}`)
  }
  return { item: { ...corrected, workflow: { ...workflow, ...name } }, name }
}
