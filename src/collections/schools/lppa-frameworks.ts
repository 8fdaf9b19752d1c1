import type { CollectionConfig } from 'payload'
import { array as standardArray } from 'payload/shared'
import { anyOf, nobody } from '../../access/combine'
import {
  allianceAdmin,
  allianceAdminOfShared,
  signedInStaff,
  writerOfSchool,
  writerSomewhere,
} from '../../access/rules'
import { writers } from '../../access/roles'
import { checkedText } from '../../fields/checked-text'
import { schoolField } from '../../fields/school-field'
import { duplicateCode } from '../../validation/framework-codes'
import { isSlug, slugSentence } from '../../validation/slug-text'
import { keepOwnSchool } from '../../hooks/keep-own-school'
import { leaveGaps } from '../../hooks/leave-gaps'
import { refuseWhileInUse } from '../../hooks/refuse-while-in-use'
import { hiddenUnless, isAdminOrWriter } from '../people/hidden-from'
import { refuseWhileUsed } from '../../hooks/refuse-while-used'

const code = (description: string) => ({
  name: 'code',
  type: 'text' as const,
  required: true,
  maxLength: 20,
  admin: { description, width: '20%' },
})

export const lppaFrameworks: CollectionConfig = {
  slug: 'lppa-frameworks',
  labels: { singular: 'LPPA framework', plural: 'LPPA frameworks' },
  admin: {
    group: 'Evidence',
    useAsTitle: 'name',
    defaultColumns: ['name', 'key', 'school', 'updatedAt'],
    listSearchableFields: ['name', 'key'],
    hidden: hiddenUnless(isAdminOrWriter),
    description:
      'Sets of objectives and indicators that evidence is collected for. Several versions of the award are in use.',
  },
  defaultSort: 'name',
  access: {
    read: anyOf(signedInStaff),
    readVersions: nobody,
    create: anyOf(allianceAdmin, writerSomewhere),
    update: anyOf(allianceAdminOfShared, writerOfSchool),
    delete: anyOf(allianceAdminOfShared, writerOfSchool),
    unlock: nobody,
    admin: nobody,
  },
  hooks: {
    beforeValidate: [keepOwnSchool({ roles: writers, admin: 'shared' })],
    beforeDelete: [
      refuseWhileUsed('Evidence refers to this framework, so it cannot be deleted.', ({ id }) => [
        { collection: 'lppa-evidence', where: { 'version.framework': { equals: id } }, everyVersion: true },
      ]),
      refuseWhileInUse,
      leaveGaps,
    ],
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 200, admin: { placeholder: 'LPPA 2023' } },
    {
      ...checkedText({ name: 'key', required: true, unique: true, maxLength: 60 }, isSlug, slugSentence),
      admin: { description: 'A short name that stays the same, such as lppa-2023.' },
    },
    schoolField({
      required: false,
      description: 'Empty: all schools can use it, and the alliance administrator looks after it.',
    }),
    {
      name: 'source',
      type: 'textarea',
      maxLength: 2000,
      admin: { description: 'Where the wording comes from: a document, a page, a date.' },
    },
    {
      name: 'objectives',
      type: 'array',
      maxRows: 60,
      labels: { singular: 'Objective', plural: 'Objectives' },
      validate: (value, options) => {
        const standard = standardArray(value, options)
        return standard === true
          ? (duplicateCode((value ?? []) as Parameters<typeof duplicateCode>[0]) ?? true)
          : standard
      },
      fields: [
        {
          type: 'row',
          fields: [
            code('Such as 1.'),
            { name: 'title', type: 'text', required: true, maxLength: 500, admin: { width: '80%' } },
          ],
        },
        {
          name: 'kpis',
          type: 'array',
          maxRows: 60,
          label: 'Key performance indicators',
          labels: { singular: 'Indicator', plural: 'Indicators' },
          fields: [
            {
              type: 'row',
              fields: [
                code('Such as 1.2.'),
                { name: 'text', type: 'textarea', required: true, maxLength: 1000, admin: { width: '80%' } },
              ],
            },
          ],
        },
      ],
    },
  ],
}
