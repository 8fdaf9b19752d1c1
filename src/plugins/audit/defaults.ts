import { systemPurpose } from '@kpsa/payload-transaction'
import type { PayloadRequest } from 'payload'
import type { Audit, AuditOptions, Doer } from './options'

/** Who did what nobody did who is signed in. */
export const systemDoer = (req: PayloadRequest): Doer => ({
  by: null,
  byName: `the system (${systemPurpose(req) ?? 'unnamed'})`,
  address: '',
})

const signedIn = (req: PayloadRequest): Doer => {
  if (!req.user) return systemDoer(req)
  const { id, name, email } = req.user as { id: unknown; name?: unknown; email?: unknown }
  const known = [name, email].find((one): one is string => typeof one === 'string' && one !== '')
  return { by: String(id), byName: known ?? '', address: '' }
}

export const withDefaults = ({ owner, ...options }: AuditOptions): Audit => ({
  changes: {},
  doer: signedIn,
  ...options,
  owner: { field: 'owner', label: 'Owner', ...owner },
})
