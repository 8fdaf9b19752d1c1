import { createLocalReq, type Payload } from 'payload'
import { actingFor } from '../transaction/system-actor'
import { queueLostTimes, type LostTime } from '../plugins/approval/verbs/lost-times'
import { mendSignOffs, type Doubled } from '../plugins/approval/records/mend-sign-offs'
import { runDueJobs } from './job-worker'

/** What was mended: set times that no job knew of, decisions stored twice, and by task what was overdue. */
export type MendedQueue = { lost: LostTime[]; doubled: Doubled[]; done: Map<string, number> }

/** Puts right what a crash, or two processes at one moment, left behind; and does what is past its time. */
export const mendQueue = async (payload: Payload): Promise<MendedQueue> => {
  const newRequest = () => createLocalReq({ context: actingFor('reconciling') }, payload)
  const doubled = await mendSignOffs(await newRequest())
  const lost = await queueLostTimes(await newRequest())
  return { doubled, lost, done: await runDueJobs(payload) }
}
