import { appendEntry } from '../audit/append-entry'
import { relatedIds } from '../fields/related-id'
import { actorOf, hasRole, rolesBySchool, schoolRoles, signers, writers } from '../access/roles'
import { problemsInPublic } from '../media-concerns/problems-in-public'
import { synchronisePublications } from '../publications/synchronise'
import type { ApprovalOptions } from '../workflow/options'
import type { ApprovedCollection, Item } from './item'
import { notify } from './notifications'
import { problemsOf } from './problems'
import { reviewFile } from './review-file'
import { asSchool, hasLeft } from './schools'

const channelsOf = (item: object): NonNullable<Item['channels']> => (item as Partial<Item>).channels ?? {}

/**
 * How the alliance approves. A school owns its items; its headteacher, or a deputy who covers now, signs for it, and
 * so do those of every school that signs with it. What is approved may be offered to other schools' sites and stands
 * on the shared page until the administrator takes it off.
 */
export const allianceApproval: Omit<ApprovalOptions, 'collections'> = {
  owner: { field: 'school', collection: 'schools' },
  person: actorOf,

  signsFor: (req) => {
    const actor = actorOf(req)
    if (!actor) return {}
    const signing = [...rolesBySchool(actor)].filter(([, roles]) => signers.some((role) => roles.has(role)))
    return Object.fromEntries(
      signing.map(([school, roles]) => [school, roles.has('headteacher') ? 'headteacher' : 'deputy']),
    )
  },
  mayWrite: (req, school) => hasRole(actorOf(req), school, writers),
  mayRead: (req, school) => {
    const actor = actorOf(req)
    return actor?.allianceAdmin === true || hasRole(actor, school, schoolRoles)
  },

  mustSign: (item) => [...relatedIds(item.school), ...relatedIds(item.coSigningSchools)],
  excused: (school) => hasLeft(asSchool(school)),
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

  problems: async (req, collection, item) => [
    ...(await problemsOf(req, collection as ApprovedCollection, item as Item)),
    ...(await problemsInPublic(req, collection as ApprovedCollection, item.id)),
  ],
  liveChanged: (req, collection, id) => synchronisePublications(req, collection as ApprovedCollection, id),
  record: (req, { owner, ...happening }) => appendEntry(req, { ...happening, school: owner }),
  notify,

  files: {
    media: ({ sha256, alt, decorative }) => ({
      sha256: sha256 ?? '',
      alt: alt ?? '',
      decorative: decorative ?? false,
    }),
  },
  reviewFile: (req, collection, version, filename) =>
    reviewFile(req, collection as ApprovedCollection, version as Item, filename),
  notShown: ['sourceVersion'],
  refusals: {
    'not-a-writer': 'not-allowed',
    'not-a-signer': 'only-headteacher',
    'not-yours': 'not-your-school',
    'own-work': 'own-approval',
    decided: 'already-decided',
  },
}
