import type { PayloadRequest } from 'payload'
import type { ApprovedCollection, Item } from '../../alliance/item'
import type { Problem } from '../../plugins/approval/problem'

type CheckedVersion = { collection: ApprovedCollection; item: Item; now: Date }

/**
 * Says what stands between a version and its publication. Problems that block refuse `submit` and `approve`; the others
 * are shown to the author and to whoever approves. src/alliance-rules/checks/checks.ts has one line for each check.
 */
export type Check = (
  req: PayloadRequest,
  version: CheckedVersion,
) => readonly Problem[] | Promise<readonly Problem[]>
