import type { State } from '../../plugins/approval/states'
import { hasLeft, schoolsById } from '../../alliance/schools'
import type { Check } from './check'

/** What was approved before stands: only what would still have to be signed is held up. */
const unsigned: readonly State[] = ['draft', 'submitted', 'changes-requested', 'withdrawn']

/** A school that has left keeps what is its own, and publishes nothing new here: nobody signs for it any more. */
export const ownerLeft: Check = async (req, { item }) => {
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
