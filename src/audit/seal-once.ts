import type { Payload } from 'payload'
import { sealLog } from '../plugins/audit/seal-log'
import { logger } from '../settings/logger'

/** Seals a log from before there were seals. The program's own log says that it happened, since it happens once. */
export const sealOnce = async (payload: Payload): Promise<void> => {
  try {
    const lastWithoutSeal = await sealLog(payload)
    if (lastWithoutSeal === undefined) return
    logger.warn({ lastWithoutSeal }, 'the audit log had no seals and has them from now on: this is said once')
  } catch (error) {
    logger.error({ err: error }, 'the audit log could not be sealed: the next start tries again')
  }
}
