import type { CollectionConfig } from 'payload'
import { anyOf, nobody } from '../../access/combine'
import {
  allianceAdmin,
  askedHeadteacher,
  askedHeadteacherVersions,
  staffOfSchool,
  staffOfSchoolVersions,
  writerOfSchool,
  writerSomewhere,
} from '../../access/rules'

/**
 * Who may do what with items and their translations. The administrator reads everything and writes nothing.
 * Which changes are possible is the approval plugin's business.
 */
export const itemAccess = {
  read: anyOf(allianceAdmin, staffOfSchool, askedHeadteacher),
  readVersions: anyOf(allianceAdmin, staffOfSchoolVersions, askedHeadteacherVersions),
  create: anyOf(writerSomewhere),
  update: anyOf(writerOfSchool),
  delete: anyOf(writerOfSchool),
  unlock: nobody,
  admin: nobody,
} satisfies CollectionConfig['access']
