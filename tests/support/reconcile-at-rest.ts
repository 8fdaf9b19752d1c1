import type { CommandResult } from './run-command'
import { runScript } from './run-script'
import type { Alliance } from './small-alliance'
import { jobsAreDone } from './timed-jobs'

/**
 * `npm run reconcile` beside the running program, once that has nothing left to do: what is due, such as an e-mail, the
 * command would take up and count as well.
 */
export const reconcileAtRest = async ({
  visitor,
  system,
}: Pick<Alliance, 'visitor' | 'system'>): Promise<CommandResult> => {
  await jobsAreDone(visitor)
  return runScript('reconcile', [], system.env)
}
