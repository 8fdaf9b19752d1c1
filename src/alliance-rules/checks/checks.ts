import type { PayloadRequest } from 'payload'
import type { ApprovedCollection, Item } from '../../alliance/item'
import { problemsInPublic } from '../../media-in-public/problems-in-public'
import { missingProblems } from '../../mentions/missing-problems'
import type { Problem } from '../../plugins/approval/problem'
import type { Check } from './check'
import { hasText } from './has-text'
import { links } from './links'
import { ownFields } from './own-fields'
import { ownerLeft } from './owner-left'
import { pictures } from './pictures'
import { shownToReaders } from './shown-to-readers'
import { someSite } from './some-site'
import { translatedVersion } from './translated-version'
import { withdrawTime } from './withdraw-time'

/** All checks, in the order in which people read what they say; one line a check. */
const checks: readonly Check[] = [
  shownToReaders,
  hasText,
  withdrawTime,
  someSite,
  ownFields,
  translatedVersion,
  pictures,
  (req, { collection, item }) => missingProblems(req, collection, item),
  ownerLeft,
  links,
  (req, { collection, item }) => problemsInPublic(req, collection, item.id),
]

/** What stands between this version and its publication, by all checks. */
export const problemsOf = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
): Promise<Problem[]> => {
  const now = new Date()
  const problems: Problem[] = []
  // One after the other: in a transaction they share a connection.
  for (const check of checks) problems.push(...(await check(req, { collection, item, now })))
  return problems
}
