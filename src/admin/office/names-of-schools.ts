import type { Payload } from 'payload'
import { cache } from 'react'
import { asSchool } from '../../alliance/schools'

/** More schools than any alliance has. */
const most = 500

/** The names of all schools by id, asked for once in a response. Everybody who is signed in may read them. */
export const namesOfSchools = cache(async (payload: Payload): Promise<ReadonlyMap<string, string>> => {
  const { docs } = await payload.db.find<Record<string, unknown>>({
    collection: 'schools',
    where: {},
    select: { name: true, slug: true },
    limit: most,
    pagination: false,
    req: {},
  })
  return new Map(docs.map(asSchool).map(({ id, name }) => [id, name]))
})
