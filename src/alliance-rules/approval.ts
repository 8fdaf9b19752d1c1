import { appendEntry } from '../plugins/audit/append-entry'
import { relatedIds } from '../content/related-id'
import { actorOf, hasRole, schoolRoles, signingRoles, writers } from '../access/roles'
import { ProblemError } from '../problems/errors'
import { formShown } from '../publications/forms/form-of'
import { synchronisePublications } from '../publications/synchronise'
import type { ApprovalOptions } from '../plugins/approval/options'
import { capacityOf } from './capacity'
import { namesIn } from './names-in'
import { isItemCollection, type ApprovedCollection, type Item } from '../alliance/item'
import { notify } from '../alliance/notifications'
import { problemsOf } from './checks/checks'
import { reviewFile } from './review-file'
import { asSchool, hasLeft } from '../alliance/schools'
import { tellWhoNames } from './tell-who-names'
import { translationsOf } from '../alliance/translations-of'

const channelsOf = (item: object): NonNullable<Item['channels']> => (item as Partial<Item>).channels ?? {}

/**
 * How the alliance approves. A school owns its items; its headteacher, or a deputy who covers now, signs for it, and
 * so do those of every school that signs with it. What is approved may be offered to other schools' sites and stands
 * on the shared page until the administrator takes it off.
 */
export const allianceApproval: Omit<ApprovalOptions, 'collections'> = {
  owner: { field: 'school', collection: 'schools' },
  person: actorOf,

  signsFor: (req) => signingRoles(actorOf(req)),
  mayWrite: (req, school) => hasRole(actorOf(req), school, writers),
  mayRead: (req, school) => {
    const actor = actorOf(req)
    return actor?.allianceAdmin === true || hasRole(actor, school, schoolRoles)
  },

  mustSign: (item) => [...relatedIds(item.school), ...relatedIds(item.coSigningSchools)],
  excused: (school) => hasLeft(asSchool(school)),
  whyExcused: (school) => `${asSchool(school).name} has left the alliance.`,
  allowsOwnApproval: (school) => asSchool(school).allowOwnApproval,
  receiving: {
    parties: (item) => relatedIds(channelsOf(item).schools),
    shared: {
      name: 'alliancePage',
      isOffered: (item) => channelsOf(item).kpsa === true,
      roleOf: (req) => (actorOf(req)?.allianceAdmin === true ? 'alliance-administrator' : undefined),
    },
  },
  looksAt: { coSigningSchools: true, channels: { schools: true } },

  problems: (req, collection, item) => problemsOf(req, collection as ApprovedCollection, item as Item),
  goingAlong: async (req, collection, id) =>
    isItemCollection(collection)
      ? (await translationsOf(req, collection, id)).map((one) => ({ collection: 'translations', id: one.id }))
      : [],
  liveChanged: (req, collection, id) => synchronisePublications(req, collection as ApprovedCollection, id),
  record: async (req, { decidedFor, ...happening }) =>
    appendEntry(req, { ...happening, capacity: await capacityOf(req, decidedFor) }),
  withdrawn: tellWhoNames,
  notify,

  shown: (req, collection, content) => formShown(req, collection as ApprovedCollection, content),
  namesIn,
  correction: 'correction',
  reviewFile: (req, collection, version, filename) =>
    reviewFile(req, collection as ApprovedCollection, version as Item, filename),
  refusals: {
    'not-a-writer': () => new ProblemError('not-allowed'),
    'not-a-signer': () => new ProblemError('only-headteacher'),
    'not-yours': () => new ProblemError('not-your-school'),
    'own-work': () => new ProblemError('own-approval'),
    'owner-excused': () => new ProblemError('school-left'),
    decided: () => new ProblemError('already-decided'),
    'signed-by-others': () => new ProblemError('signed-by-others'),
  },
}
