import type { Payload } from 'payload'
import { requestsInTurn } from '../access/requests-in-turn'
import type { Settled } from '../plugins/approval/verbs/excuse'
import { inTransaction } from '../transaction/in-transaction'
import { schoolLeaves, settleForThoseWhoLeft } from './membership'
import { asSchool, hasLeft } from '../alliance/schools'

/**
 * Finishes what leaving should have done: for a database that is older than that, and where the clock did not run on the
 * day. Finds nothing elsewhere.
 *
 * @returns what became of which items
 */
export const reconcileMembership = async (payload: Payload, signal?: AbortSignal): Promise<Settled[]> => {
  const newRequest = requestsInTurn(payload, 'reconciling')
  const reading = await newRequest()
  const { docs } = await payload.db.find<Record<string, unknown> & { id: string }>({
    collection: 'schools',
    limit: 0,
    pagination: false,
    req: { transactionID: reading.transactionID },
  })
  const left = docs.map(asSchool).filter((school) => hasLeft(school))
  if (left.length === 0) return []
  const settling = await newRequest()
  const settled = await inTransaction(settling, () => settleForThoseWhoLeft(settling))
  for (const school of left) {
    if (signal?.aborted) return settled
    const req = await newRequest()
    settled.push(...(await inTransaction(req, () => schoolLeaves(req, school))))
  }
  return settled
}
