import type { PayloadRequest } from 'payload'
import { rolesBySchool, signers } from '../access/roles'
import {
  askAgain,
  endReceptionsOf,
  settleWithoutExcused,
  type Settled,
} from '../plugins/approval/verbs/excuse'
import { approvalOf } from '../plugins/approval/options'
import { partiesById } from '../plugins/approval/parties'
import { approvedCollections, type ItemCollection, itemCollections } from '../alliance/item'
import { usersWhere } from '../alliance/notifications'
import { tellPerson } from '../alliance/telling/ways-to-tell'
import type { School } from '../alliance/schools'

const inWords: Record<Settled['done'], string> = {
  published: 'was published without your signature',
  scheduled: 'goes live at its time, without your signature',
  'given-back': 'waited for approval and was sent back to its author',
  'taken-off': 'is not on your site any more',
}

/** One e-mail to each of the school's headteachers: what became of what had to do with them. */
const tellSchool = async (
  req: PayloadRequest,
  school: School,
  settled: readonly Settled[],
): Promise<void> => {
  if (settled.length === 0) return
  const people = await usersWhere(req, { 'schools.school': { equals: school.id } })
  for (const person of people) {
    const roles = rolesBySchool(person).get(school.id)
    if (!signers.some((role) => roles?.has(role))) continue
    await tellPerson(req, person, {
      subject: `${school.name} has left the alliance`,
      text: [
        `Dear ${person.name}`,
        'Your school’s site and all that is your own stay as they are. What else became of things:',
        ...settled.map(({ item, done }) => `"${item.title ?? 'untitled'}" ${inWords[done]}.`),
      ].join('\n\n'),
    })
  }
}

/** What waited for schools that have left, whichever they are. In the caller's transaction; may run again. */
export const settleForThoseWhoLeft = async (req: PayloadRequest): Promise<Settled[]> => {
  const settled: Settled[] = []
  for (const collection of approvedCollections) settled.push(...(await settleWithoutExcused(req, collection)))
  return settled
}

/**
 * A school leaves: what is complete without it goes live or waits for its time, what it had submitted itself goes back
 * to its author, and what other schools had offered to it is on its site no more. Its own site and all that is public
 * of its own stay. In the transaction of the school's save, or of the clock; what is settled is found no more.
 */
export const schoolLeaves = async (req: PayloadRequest, school: School): Promise<Settled[]> => {
  const settled = await settleForThoseWhoLeft(req)
  for (const collection of Object.keys(itemCollections) as ItemCollection[]) {
    for (const party of await partiesById(req, approvalOf(req, collection), [school.id])) {
      settled.push(...(await endReceptionsOf(req, collection, party)))
    }
  }
  await tellSchool(req, school, settled)
  return settled
}

/** A school comes back: what waits for approval asks it again. In the transaction of its save. */
export const schoolReturns = async (req: PayloadRequest, school: School): Promise<void> => {
  for (const collection of approvedCollections) {
    await askAgain(req, collection, school.id, `${school.name} is a member of the alliance again.`)
  }
}
