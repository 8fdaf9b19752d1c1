import { rolesBySchool, signers, type Membership } from '../access/roles'
import { readSecondFactor, type Within } from './second-factor-record'

/** What a session waits for before it has any rights: a code, or a second factor to be set up. */
export type SecondFactorDue = 'verify' | 'set-up'

type Person = { id: string; schools?: Membership[] | null }

/** True where a school that the person signs for asks its headteachers for a second factor. */
export const isSecondFactorRequired = async (
  { payload, transactionID }: Within,
  person: Pick<Person, 'schools'>,
): Promise<boolean> => {
  const roles = rolesBySchool({ id: '', name: '', allianceAdmin: false, schools: person.schools ?? [] })
  const signsFor = [...roles].filter(([, held]) => signers.some((role) => held.has(role))).map(([id]) => id)
  if (signsFor.length === 0) return false
  const { totalDocs } = await payload.db.count({
    collection: 'schools',
    where: { and: [{ id: { in: signsFor } }, { requireSecondFactor: { equals: true } }] },
    req: { transactionID },
  })
  return totalDocs > 0
}

/** @param session the id of the session in which the person is asking */
export const secondFactorDue = async (
  req: Within,
  person: Person,
  session: string | undefined,
): Promise<SecondFactorDue | undefined> => {
  const factor = await readSecondFactor(req, person.id)
  if (factor?.setUpAt) {
    return session !== undefined && factor.verifiedSessions.includes(session) ? undefined : 'verify'
  }
  return (await isSecondFactorRequired(req, person)) ? 'set-up' : undefined
}
