import type { PayloadRequest } from 'payload'
import { schoolsWhere, signers } from '../access/roles'
import { synchronisePublications } from '../publications/synchronise'
import { ProblemError } from '../server/errors'
import { recordAudit } from './audit'
import { requireActor } from './authorise'
import type { ApprovedCollection } from './item'
import { problemsOf } from './problems'
import { recordSignOff } from './sign-offs'
import { inTransaction } from './transaction'
import { liveVersion, newestVersion } from './versions'

/**
 * A receiving school accepts an approved item onto its own site, or declines it, now or later. For the
 * alliance's page the administrator does the same; what is approved appears there until it is declined.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school, version-required, version-changed,
 * wrong-state, not-ready, note-required
 */
export const receive = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  body: { version?: string; decision?: 'accept' | 'decline'; localNote?: string; reason?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const newest = await newestVersion(req, collection, id)
    const actor = requireActor(req)
    const live = await liveVersion(req, collection, id)
    const offered = (live ?? newest).channels
    const mine = schoolsWhere(actor, signers)
    const schools = (offered?.schools ?? []).filter((school) => mine.includes(school))
    const forAlliance = schools.length === 0 && actor.allianceAdmin && offered?.kpsa === true
    if (schools.length === 0 && !forAlliance) throw new ProblemError('not-your-school')

    const { decision, version } = body
    if (decision !== 'accept' && decision !== 'decline') {
      throw new ProblemError('invalid-data', 'Say `decision: "accept"` or `decision: "decline"`.')
    }
    if (!version) throw new ProblemError('version-required')
    if (!live)
      throw new ProblemError('wrong-state', 'This is not approved, so there is nothing to accept yet.')
    if (version !== live.workflow.version) throw new ProblemError('version-changed')
    const note = (body.localNote ?? body.reason ?? '').trim()
    if (decision === 'accept') {
      const blocking = (await problemsOf(req, collection, live)).filter((problem) => problem.blocking)
      if (blocking.length > 0) {
        throw new ProblemError('not-ready', blocking.map((problem) => problem.message).join(' '))
      }
    }
    if (forAlliance && decision === 'decline' && note === '') throw new ProblemError('note-required')

    for (const school of forAlliance ? [null] : schools) {
      await recordSignOff(req, actor, {
        item: live,
        itemCollection: collection,
        version,
        school,
        decision,
        note,
      })
    }
    await recordAudit(req, collection, live, { action: decision, version, note })
    await synchronisePublications(req, collection, id)
  })
