import type { Where } from 'payload'
import type { Rule } from './combine'
import { askedStates } from '../plugins/approval/states'
import { actorOf, recordReaders, schoolRoles, schoolsWhere, signers, writers, type SchoolRole } from './roles'

/** Which documents: those whose `field` names one of the actor's schools in one of the roles. */
const ofSchools =
  (roles: readonly SchoolRole[], field = 'school'): Rule =>
  ({ req }) => {
    const schools = schoolsWhere(actorOf(req), roles)
    return schools.length > 0 && { [field]: { in: schools } }
  }

/** Whether: has one of the roles anywhere. `create` can't be answered with a query; keepWithinSchool judges the school. */
const anywhere =
  (roles: readonly SchoolRole[]): Rule =>
  ({ req }) =>
    schoolsWhere(actorOf(req), roles).length > 0

export const allianceAdmin: Rule = ({ req }) => actorOf(req)?.allianceAdmin === true
export const signedInStaff: Rule = ({ req }) => actorOf(req) !== undefined

export const staffOfSchool = ofSchools(schoolRoles)
export const writerOfSchool = ofSchools(writers)
export const signerOfSchool = ofSchools(signers)
export const recordReaderOfSchool = ofSchools(recordReaders)
export const writerSomewhere = anywhere(writers)
export const signerSomewhere = anywhere(signers)
export const headOfSchool: Rule = ofSchools(signers, 'id')

export const self: Rule = ({ req }) => {
  const actor = actorOf(req)
  return actor !== undefined && { id: { equals: actor.id } }
}

/**
 * Headteachers of co-signing and receiving schools read the version that they are asked about.
 * guard-reading keeps newer, unsubmitted drafts from them.
 */
const asked =
  (...fields: string[]): Rule =>
  ({ req }) => {
    const schools = schoolsWhere(actorOf(req), signers)
    if (schools.length === 0) return false
    const named: Where[] = fields.map((field) => ({ [field]: { in: schools } }))
    const where: Where = { and: [{ or: named }, { 'workflow.state': { in: [...askedStates] } }] }
    return where
  }

export const askedHeadteacher = asked('coSigningSchools', 'channels.schools')
/** The same for translations, which go where their item goes. */
export const askedCoSigner = asked('coSigningSchools')

const prefixed = (where: Where, prefix: string): Where =>
  Object.fromEntries(
    Object.entries(where).map(([key, value]) =>
      (key === 'and' || key === 'or') && Array.isArray(value)
        ? [key, value.map((part: Where) => prefixed(part, prefix))]
        : [`${prefix}${key}`, value],
    ),
  )

/** The same rule for `readVersions`: Payload keeps a version's fields under `version.`. */
const onVersions =
  (rule: Rule): Rule =>
  (args) => {
    const answer = rule(args)
    return typeof answer === 'boolean' ? answer : prefixed(answer, 'version.')
  }

export const staffOfSchoolVersions = onVersions(staffOfSchool)
export const askedHeadteacherVersions = onVersions(askedHeadteacher)
export const askedCoSignerVersions = onVersions(askedCoSigner)

/** Records that speak of another school's item too: sign-offs of joint items. */
export const staffOfItemSchool: Rule = ofSchools(schoolRoles, 'itemSchool')

/** Headteachers see who works at their school. */
export const headOfPerson: Rule = ofSchools(signers, 'schools.school')

/** The alliance administrator changes what belongs to no single school, and leaves schools their own. */
export const allianceAdminOfShared: Rule = (args) =>
  allianceAdmin(args) === true && { school: { exists: false } }
