import { actorOf } from '../access/roles'
import { lowerBound, upperBound } from '../calendar/time-bounds'
import { schoolTimeZone } from '../calendar/school-time-zone'
import type { AuditOptions } from '../plugins/audit/options'
import { systemDoer } from '../plugins/audit/defaults'
import { sealsOf } from '../plugins/audit/seals'
import type { Env } from '../settings/env'
import { systemPurpose } from '../transaction/system-actor'
import { auditedChanges } from './audited-changes'
import { addressBehind } from './request-address'

const records: Omit<AuditOptions, 'seals'> = {
  owner: { field: 'school', collection: 'schools', label: 'School' },
  changes: auditedChanges,
  doer: (req) => {
    const actor = actorOf(req)
    const address = addressBehind(req)
    if (actor) return { by: actor.id, byName: actor.name, address }
    // The system has no address.
    return { ...systemDoer(req), address: systemPurpose(req) === undefined ? address : '' }
  },
  whoReads: 'The audit log is read by the alliance administrator, and by a school’s headteacher and chair.',
  days: { timeZone: schoolTimeZone, from: lowerBound, to: upperBound },
}

type Secrets = Pick<Env, 'secret' | 'auditFormerSecrets'>

/** What the alliance's log records, of whom, and who reads it; sealed with the program's secret. */
export const allianceAudit = ({ secret, auditFormerSecrets }: Secrets): AuditOptions => {
  const seals = sealsOf(secret, auditFormerSecrets, 'school')
  return { ...records, seals: () => seals }
}
