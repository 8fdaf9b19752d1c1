import type { PayloadRequest } from 'payload'
import { rolesBySchool, signers } from '../access/roles'
import { usesOf, type Use } from '../mentions/uses-of'
import { kindInWords } from '../mentions/where-used'
import type { Item as ApprovedItem } from '../plugins/approval/item'
import { isItemCollection } from '../alliance/item'
import { fullReviewAddress, usersWhere, type User } from '../alliance/notifications'
import { tellPerson } from '../alliance/telling/ways-to-tell'

/** Whose business a use is: its author's, and its school's headteacher's. */
const concerns = (person: User, { version }: Use): boolean => {
  const roles = rolesBySchool(person).get(version.school)
  return version.workflow.submittedBy === person.id || signers.some((role) => roles?.has(role))
}

const letterTo = (req: PayloadRequest, person: User, title: string, uses: readonly Use[]): string =>
  [
    `Dear ${person.name}`,
    `"${title}" was withdrawn. You name it here, where readers do not find it any more:`,
    ...uses.map(
      ({ collection, version }) =>
        `The ${kindInWords(req, collection)} "${version.title ?? 'untitled'}"\n${fullReviewAddress(req, collection, version.id)}`,
    ),
    'Nothing else of it has changed. Publish a version without it where it leaves a gap.',
  ].join('\n\n')

/**
 * A withdrawal is never refused. Those whose submitted, scheduled or published items name what went are told, each in
 * one e-mail; the reason is the owner's own business.
 */
export const tellWhoNames = async (
  req: PayloadRequest,
  collection: string,
  item: ApprovedItem,
): Promise<void> => {
  if (!isItemCollection(collection)) return
  const uses = (await usesOf(req, { collection, id: item.id })).filter(
    (use) => use.collection !== 'translations',
  )
  if (uses.length === 0) return
  const title = item.title ?? 'untitled'
  const people = await usersWhere(req, {
    'schools.school': { in: [...new Set(uses.map(({ version }) => version.school))] },
  })
  for (const person of people) {
    const theirs = uses.filter((use) => concerns(person, use))
    if (theirs.length === 0) continue
    await tellPerson(req, person, {
      subject: `Withdrawn, and named by you: ${title}`,
      text: letterTo(req, person, title, theirs),
    })
  }
}
