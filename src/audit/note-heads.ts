import type { Payload } from 'payload'
import { logger } from '../settings/logger'
import { readHead } from '../plugins/audit/chain-head'

/** How often it is looked whether a new day has begun, in milliseconds. */
const lookEveryMs = 10_000

/** A head as people note it and as `npm run verify-audit` takes it: number and hash. */
export const headAsText = ({ number, hash }: { number: number; hash: string }): string => `${number}:${hash}`

/**
 * Writes the head of the audit log into the program's own log, at the start and once on each day (UTC), until it is
 * stopped. Kept elsewhere, these lines show when the end of the audit log was cut off, or all of it written anew.
 */
export const noteHeads = (payload: Payload): { stop: () => Promise<void> } => {
  let notedOn = ''
  let noting: Promise<void> | undefined
  const note = async (): Promise<void> => {
    const today = new Date().toISOString().slice(0, 10)
    if (today === notedOn) return
    const head = await readHead(payload)
    if (head.number === 0) return
    logger.info({ auditHead: headAsText(head) }, 'the head of the audit log')
    notedOn = today
  }
  const noteNow = (): void => {
    noting ??= note()
      .catch((error: unknown) => logger.warn({ err: error }, 'the head of the audit log could not be read'))
      .finally(() => (noting = undefined))
  }
  const timer = setInterval(noteNow, lookEveryMs)
  noteNow()
  return {
    stop: async () => {
      clearInterval(timer)
      await noting
    },
  }
}
