import type { PayloadRequest } from 'payload'
import { actorOf, schoolsWhere, writers } from '../access/roles'

/** The school that a person writes for, where there is exactly one: a sensible default. */
export const onlySchoolOf = (user: PayloadRequest['user'] | undefined): string | undefined => {
  const schools = schoolsWhere(actorOf({ user: user ?? null }), writers)
  return schools.length === 1 ? schools[0] : undefined
}
