import type { PayloadRequest } from 'payload'
import { storedId } from '../../content/ids'
import { schoolsById, type School } from '../../alliance/schools'
import { signingSchools } from './desk'
import type { FoundItem } from './find-items'

/** The schools and people that a page speaks of, by id. */
export type NamesOnPage = {
  schools: ReadonlyMap<string, School>
  people: ReadonlyMap<string, string>
}

/** Names by id, and nothing else of an account. @param ids of people whose names the caller may tell */
export const namesOfPeople = async (
  req: PayloadRequest,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  // WARNING: past access, since an editor may not read the account of a colleague. Nothing but the name leaves this
  // function, and the review tells everybody who may read an item the name of whoever submitted it.
  const { docs } = await req.payload.db.find<{ id: string | number; name?: string | null }>({
    collection: 'users',
    where: { id: { in: wanted.map((id) => storedId(req, 'users', id)) } },
    select: { name: true },
    limit: wanted.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return new Map(docs.map(({ id, name }) => [String(id), name ?? '']))
}

/**
 * Ids of those who wrote an item: all of them for the people of its school, and for others the one who submitted it,
 * as in its history.
 */
export const authorsOf = ({ item }: FoundItem, mine: readonly string[]): string[] => {
  const { submittedBy, writtenBy } = item.workflow
  if (mine.includes(item.school) && writtenBy?.length > 0) return writtenBy
  return submittedBy ? [submittedBy] : []
}

/** The names behind all items of a page: two queries. */
export const namesOnPage = async (
  req: PayloadRequest,
  found: readonly FoundItem[],
  mine: readonly string[],
): Promise<NamesOnPage> => {
  const [schools, people] = await Promise.all([
    schoolsById(
      req,
      found.flatMap(({ item }) => signingSchools(item)),
    ),
    namesOfPeople(
      req,
      found.flatMap((one) => authorsOf(one, mine)),
    ),
  ])
  return { schools: new Map(schools.map((school) => [school.id, school])), people }
}
