import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { recordAudit } from '../records/audit'
import { requirePerson } from './authorise'
import { approvalOf } from '../options'
import { partiesById } from '../parties'
import { refusal } from '../refusals'
import { requirePossible } from './require-possible'
import { requireReady } from './require-ready'
import { recordSignOff } from '../records/sign-offs'
import { inTransaction } from '@kpsa/payload-transaction'
import { liveVersion, newestVersion } from '../versions/versions'

/**
 * A receiving party accepts an approved item, or declines it, now or later. For the shared place the person whom
 * the options name does the same; what is approved appears there until it is declined.
 *
 * @throws ApprovalError not-found, not-signed-in, version-required, version-changed, wrong-state, not-ready,
 * note-required; the refusal not-yours
 */
export const receive = (
  req: PayloadRequest,
  collection: string,
  id: string,
  body: { version?: string; decision?: 'accept' | 'decline'; localNote?: string; reason?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const newest = await newestVersion(req, collection, id)
    const person = requirePerson(req, collection)
    const approval = approvalOf(req, collection)
    const live = await liveVersion(req, collection, id)
    const offered = live ?? newest
    const roles = approval.signsFor(req)
    const mine = (approval.receiving?.parties(offered) ?? []).filter((party) => Object.hasOwn(roles, party))
    const parties = (await partiesById(req, approval, mine))
      .filter(({ document }) => !approval.excused(document))
      .map(({ id: party }) => party)
    const shared = approval.receiving?.shared
    const sharedRole = parties.length === 0 && shared?.isOffered(offered) ? shared.roleOf(req) : undefined
    if (parties.length === 0 && sharedRole === undefined) throw refusal(approval, 'not-yours')

    const { decision, version } = body
    if (decision !== 'accept' && decision !== 'decline') {
      throw new ApprovalError('invalid-data', 'Say `decision: "accept"` or `decision: "decline"`.')
    }
    if (!version) throw new ApprovalError('version-required')
    requirePossible('receive', newest, live, 'This is not approved, so there is nothing to accept yet.')
    if (!live || version !== live.workflow.version) throw new ApprovalError('version-changed')
    const note = (body.localNote ?? body.reason ?? '').trim()
    if (decision === 'accept') await requireReady(req, collection, live)
    if (sharedRole !== undefined && decision === 'decline' && note === '')
      throw new ApprovalError('note-required')

    const deciding =
      sharedRole === undefined
        ? parties.map((party) => ({ party, role: roles[party] ?? '' }))
        : [{ party: null, role: sharedRole }]
    for (const { party, role } of deciding) {
      await recordSignOff(req, person, {
        item: live,
        itemCollection: collection,
        version,
        party,
        decision,
        role,
        note,
      })
    }
    await recordAudit(req, collection, live, { action: decision, version, note })
    await approval.liveChanged(req, collection, id)
  })
