import { actingFor } from '@kpsa/payload-transaction'
import { createLocalReq, type Payload } from 'payload'
import { appendEntry } from './append-entry'
import { readHead } from './chain-head'
import { slug } from './options'
import { isPlain } from './seals'

/**
 * Ends the part of the log that was written before entries were sealed with an entry that has a seal, so that from
 * then on the newest entry always has one. It happens once: a second time, somebody has taken seals away.
 *
 * @returns the number of the last entry without a seal; undefined where there was nothing to do
 */
export const sealLog = async (payload: Payload): Promise<number | undefined> => {
  const head = await readHead(payload)
  if (head.number === 0 || !isPlain(head.hash)) return undefined
  await appendEntry(await createLocalReq({ context: actingFor('sealing the audit log') }, payload), {
    action: 'log-sealed',
    itemCollection: slug,
    itemId: '',
    itemTitle: 'Audit log',
    owner: null,
    note: `From here on, entries are sealed with a key that is not in the database. Entries 1 to ${head.number} are not.`,
  })
  return head.number
}
