import type { Payload } from 'payload'
import { settingsOf } from '../settings/settings-of'
import { actOut } from './act-out'
import { demoState, markBegun, markComplete, type DemoState } from './demo-marker'
import { setTheStage } from './set-the-stage'
import { openStage } from './stage'
import { leaveUnfinished } from './unfinished'

/** Why a database gets no demonstration; told without a stack. */
export class SeedRefused extends Error {}

const refusals: Partial<Record<DemoState, string>> = {
  begun:
    'The demonstration’s content was begun here and never finished. Delete this database and its media, then seed again.',
  'not a demonstration':
    'This database holds work that is no demonstration’s, so nothing was changed. Choose an empty one with DATABASE_URI.',
}

/** The messages about what is published already would only bury those about what waits for a decision. */
const dropQueuedMail = async (payload: Payload): Promise<void> => {
  await payload.db.deleteMany({
    collection: 'payload-jobs',
    where: { taskSlug: { equals: 'send-mail' } },
  })
}

/**
 * Fills an empty database with the demonstration, through the system's own doors. Needs a request for nothing: dates
 * follow from today, everything else is always the same.
 *
 * @throws SeedRefused where this is no demonstration, or the database holds anything
 */
export const seedDemo = async (payload: Payload): Promise<'seeded' | 'there already'> => {
  if (!settingsOf(payload).demo) {
    throw new SeedRefused(
      'Demonstration content is for a demonstration only: set KPSA_DEMO=true for a database of its own, or use `npm run demo`.',
    )
  }
  const state = await demoState(payload)
  if (state === 'complete') return 'there already'
  const refusal = refusals[state]
  if (refusal) throw new SeedRefused(refusal)

  await markBegun(payload)
  const stage = openStage(payload)
  await setTheStage(stage)
  await actOut(stage)
  await dropQueuedMail(payload)
  await leaveUnfinished(stage)
  await markComplete(payload)
  return 'seeded'
}
