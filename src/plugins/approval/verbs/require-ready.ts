import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import type { Item } from '../item'
import { approvalOf } from '../options'
import type { Problem } from '../problem'

/** The problems that must be put right before this goes live. */
export const blockingProblems = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
): Promise<Problem[]> =>
  (await approvalOf(req, collection).problems(req, collection, item)).filter(({ blocking }) => blocking)

/** @throws ApprovalError not-ready */
export const requireReady = async (req: PayloadRequest, collection: string, item: Item): Promise<void> => {
  const blocking = await blockingProblems(req, collection, item)
  if (blocking.length > 0) {
    throw new ApprovalError('not-ready', blocking.map(({ message }) => message).join(' '))
  }
}
