import type { PayloadRequest } from 'payload'
import { ApprovalError } from './approval-error'
import { mayReadVersion } from './verbs/authorise'
import type { Item } from './item'
import { approvalOf } from './options'
import { requiredParties, type Party } from './parties'
import { refusal } from './refusals'
import { requirePossible } from './verbs/require-possible'
import type { Verb } from './states'
import { nameOf, type VersionName } from './versions/version-hash'

/**
 * The required parties for which this person may sign.
 *
 * @throws the refusals not-a-signer, not-yours
 */
const partiesToSignFor = (
  req: PayloadRequest,
  collection: string,
  item: Item,
  required: readonly Party[],
): Party[] => {
  const approval = approvalOf(req, collection)
  const signsFor = approval.signsFor(req)
  const mine = required.filter(({ id }) => Object.hasOwn(signsFor, id))
  if (mine.length === 0) {
    throw refusal(approval, mayReadVersion(req, collection, item) ? 'not-a-signer' : 'not-yours')
  }
  return mine
}

/** The parties that must sign, and those of them for which this person may. */
export const signingParties = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
): Promise<{ required: Party[]; mine: Party[] }> => {
  const required = await requiredParties(req, collection, item)
  return { required, mine: partiesToSignFor(req, collection, item, required) }
}

/** @throws ApprovalError version-required, version-changed, wrong-state */
export const requireVersionShown = async (
  req: PayloadRequest,
  collection: string,
  verb: Verb,
  item: Item,
  given: string | undefined,
): Promise<VersionName> => {
  if (!given) throw new ApprovalError('version-required')
  const name = await nameOf(req, collection, item)
  if (given !== name.version) throw new ApprovalError('version-changed')
  requirePossible(verb, item, undefined)
  return name
}
