import type { PayloadRequest } from 'payload'
import type { Happening } from './happening'
import { nextMoment, systemPurpose } from '@kpsa/payload-transaction'
import { storedId } from '@kpsa/payload-content'
import { approvalOf } from '../options'

/** An entry in `audit-entries` as the approval plugin makes that collection, for projects without a log of their own. */
export const recordPlainly = async (
  req: PayloadRequest,
  { owner, decidedFor: _roles, ...happening }: Happening,
): Promise<void> => {
  const approval = approvalOf(req, happening.itemCollection)
  const person = approval.person(req)
  await req.payload.db.create({
    collection: 'audit-entries',
    data: {
      ...happening,
      at: nextMoment(),
      [approval.owner.field]: storedId(req, approval.owner.collection, owner),
      by: person?.id ?? null,
      byName: person?.name ?? `the system (${systemPurpose(req) ?? 'unnamed'})`,
    },
    req,
  })
}
