import { createLocalReq, type Payload } from 'payload'
import { actingFor } from '../transaction/system-actor'
import { logger } from '../settings/logger'
import { appendEntry } from './append-entry'
import { readHead } from './chain-head'
import { isPlain } from './seals'

/**
 * Ends the part of the log that was written before entries were sealed with an entry that has a seal, so that from
 * then on the newest entry always has one. It happens once: a second time, somebody has taken seals away, and so the
 * program's own log says that it happens.
 */
export const sealLog = async (payload: Payload): Promise<void> => {
  const head = await readHead(payload)
  if (head.number === 0 || !isPlain(head.hash)) return
  await appendEntry(await createLocalReq({ context: actingFor('sealing the audit log') }, payload), {
    action: 'log-sealed',
    itemCollection: 'audit-entries',
    itemId: '',
    itemTitle: 'Audit log',
    school: null,
    note: `From here on, entries are sealed with a key that is not in the database. Entries 1 to ${head.number} are not.`,
  })
  logger.warn(
    { lastWithoutSeal: head.number },
    'the audit log had no seals and has them from now on: this is said once',
  )
}
