import type { PayloadRequest } from 'payload'
import type { Problem } from '../plugins/approval/problem'
import type { State } from '../plugins/approval/states'
import type { Item } from '../alliance/item'
import { hasLeft, schoolsById } from '../alliance/schools'

/** What was approved before stands: only what would still have to be signed is held up. */
const unsigned: readonly State[] = ['draft', 'submitted', 'changes-requested', 'withdrawn']

/** A school that has left keeps what is its own, and publishes nothing new here: nobody signs for it any more. */
export const leftProblems = async (req: PayloadRequest, item: Item): Promise<Problem[]> => {
  if (!unsigned.includes(item.workflow.state)) return []
  const [owner] = await schoolsById(req, [item.school])
  if (!owner || !hasLeft(owner)) return []
  return [
    {
      code: 'owner-left',
      message: `${owner.name} has left the alliance, so nothing new of it is published here. What is public stays until its headteacher withdraws it.`,
      blocking: true,
    },
  ]
}
