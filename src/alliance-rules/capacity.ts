import type { PayloadRequest } from 'payload'
import { actorOf, signingRoles } from '../access/roles'
import { schoolsById } from '../alliance/schools'

/**
 * In whose place somebody decided, for people to read: "deputy, for the headteacher of Comberton". Empty where a
 * headteacher decided, or nobody.
 *
 * @param decidedFor the role that the person had at each school, by its id
 */
export const capacityOf = async (
  req: PayloadRequest,
  decidedFor: Readonly<Record<string, string>>,
): Promise<string> => {
  const deputised = Object.keys(decidedFor).filter((school) => decidedFor[school] === 'deputy')
  const names = (await schoolsById(req, deputised)).map(({ name }) => name)
  return names.length === 0 ? '' : `deputy, for the headteacher of ${names.join(' and of ')}`
}

/** The same for what only a school's headteacher does, besides deciding about items; the administrator does it as such. */
export const capacityAt = (req: PayloadRequest, school: string): Promise<string> => {
  const actor = actorOf(req)
  const role = actor?.allianceAdmin ? undefined : signingRoles(actor)[school]
  return capacityOf(req, role ? { [school]: role } : {})
}
