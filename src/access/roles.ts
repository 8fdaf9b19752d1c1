import type { PayloadRequest } from 'payload'
import { relatedId } from '../content/related-id'

export const schoolRoles = ['headteacher', 'deputy', 'editor', 'chair'] as const
export type SchoolRole = (typeof schoolRoles)[number]

/** One row of `users.schools`, as stored. Times are RFC 3339 UTC. */
export type Membership = {
  school?: string | { id: string } | null
  roles?: string[] | null
  coverFrom?: string | null
  coverUntil?: string | null
}

/** A signed-in member of staff, as far as deciding needs it. */
export type Actor = { id: string; name: string; allianceAdmin: boolean; schools: Membership[] }

/** What `user._strategy` says of somebody who has given a password, and whose second factor is still due. */
export const pendingStrategy = 'second-factor-due'

/**
 * The person behind a request; undefined for visitors, for site clients, for every auth collection other than
 * `users`, and for whoever has only half signed in.
 */
export const actorOf = (req: Pick<PayloadRequest, 'user'>): Actor | undefined => {
  const user = req.user as (Partial<Actor> & { collection?: string; _strategy?: string }) | null
  if (!user || user.collection !== 'users' || user.id === undefined) return undefined
  if (user._strategy === pendingStrategy) return undefined
  return {
    id: String(user.id),
    name: user.name ?? '',
    allianceAdmin: user.allianceAdmin === true,
    schools: user.schools ?? [],
  }
}

/** True from the start of `coverFrom` until `coverUntil`; a missing end of the span leaves no cover at all. */
const covers = (membership: Membership, now: Date): boolean =>
  Boolean(membership.coverFrom && membership.coverUntil) &&
  new Date(membership.coverFrom as string) <= now &&
  now < new Date(membership.coverUntil as string)

/** The roles that a person has now, by school. A deputy has the role only while covering. */
export const rolesBySchool = (actor: Actor, now = new Date()): Map<string, Set<SchoolRole>> => {
  const result = new Map<string, Set<SchoolRole>>()
  for (const membership of actor.schools) {
    const school = relatedId(membership.school)
    if (!school) continue
    const roles = result.get(school) ?? new Set<SchoolRole>()
    for (const role of membership.roles ?? []) {
      if (role === 'deputy' && !covers(membership, now)) continue
      if ((schoolRoles as readonly string[]).includes(role)) roles.add(role as SchoolRole)
    }
    if (roles.size > 0) result.set(school, roles)
  }
  return result
}

/** IDs of the schools where the person has one of the roles now. */
export const schoolsWhere = (actor: Actor | undefined, roles: readonly SchoolRole[]): string[] =>
  actor
    ? [...rolesBySchool(actor)].filter(([, held]) => roles.some((role) => held.has(role))).map(([id]) => id)
    : []

export const hasRole = (actor: Actor | undefined, school: string, roles: readonly SchoolRole[]): boolean =>
  schoolsWhere(actor, roles).includes(school)

/** Who writes for a school. */
export const writers = ['editor', 'headteacher', 'deputy'] as const satisfies readonly SchoolRole[]
/** Who signs for a school. */
export const signers = ['headteacher', 'deputy'] as const satisfies readonly SchoolRole[]
/** The schools for which a person signs now, each with the role in which. */
export const signingRoles = (actor: Actor | undefined): Record<string, 'headteacher' | 'deputy'> => {
  const signing = actor
    ? [...rolesBySchool(actor)].filter(([, roles]) => signers.some((role) => roles.has(role)))
    : []
  return Object.fromEntries(
    signing.map(([school, roles]) => [school, roles.has('headteacher') ? 'headteacher' : 'deputy']),
  )
}
/** Who reads a school's records. */
export const recordReaders = ['headteacher', 'deputy', 'chair'] as const satisfies readonly SchoolRole[]
