import type { PayloadRequest } from 'payload'
import { actorOf, schoolsWhere, writers } from '../access/roles'

/** The school that a person writes for, where there is exactly one: a sensible default. */
export const onlySchoolOf = (user: PayloadRequest['user'] | undefined): string | undefined => {
  const schools = schoolsWhere(actorOf({ user: user ?? null }), writers)
  return schools.length === 1 ? schools[0] : undefined
}

/** The id behind a relation, whether it was populated or not. */
export const relatedId = (value: unknown): string | undefined => {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id)
  return undefined
}
