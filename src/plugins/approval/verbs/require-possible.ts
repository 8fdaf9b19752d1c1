import { ApprovalError } from '../approval-error'
import type { Item } from '../item'
import { isPossible, transitionOf, type Verb } from '../states'

/** Asks the table whether the verb is possible now. @throws ApprovalError wrong-state */
export const requirePossible = (
  verb: Verb,
  newest: Item,
  live: Item | undefined,
  sentence?: string,
): void => {
  const { state, scheduledVersion } = newest.workflow
  const standing = { state, live: live !== undefined, scheduled: Boolean(scheduledVersion) }
  if (!isPossible(transitionOf(verb), standing)) throw new ApprovalError('wrong-state', sentence)
}
