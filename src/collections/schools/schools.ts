import { extensionItems } from '@extensions/items'
import type { CollectionConfig, CollectionSlug, FieldAccess } from 'payload'
import { email as standardEmail } from 'payload/shared'
import { anyOf, nobody } from '../../access/combine'
import { actorOf } from '../../access/roles'
import { allianceAdmin, headOfSchool, signedInStaff } from '../../access/rules'
import { settleMembership } from '../../alliance-rules/settle-membership'
import { checkedText } from '../../fields/checked-text'
import { dayField, isBefore } from '../../fields/day-field'
import { signField } from '../media/sign-field'
import { timeField } from '../../fields/time-field'
import { labelledOptions, schoolTypeLabels } from '../../words/labels'
import { languages } from '../../words/known-languages'
import { colourSentence, isColour, isPhone, isUrn, phoneSentence, urnSentence } from '../../public/contact'
import { hiddenUnless, isAdminOrHead } from '../people/hidden-from'
import { forgetWhatWasRead } from '../../hooks/forget-what-was-read'
import { recordChangedSchool, recordRemovedSchool } from '../../hooks/record-sites'
import { refuseWhileUsed } from '../../hooks/refuse-while-used'
import { domainsField } from './school-domains'
import { schoolSlugField } from './school-slug-field'

const onlyAllianceAdmin: FieldAccess = ({ req }) => actorOf(req)?.allianceAdmin === true
const byAllianceAdmin = { access: { create: onlyAllianceAdmin, update: onlyAllianceAdmin } }

const ofItem = ['school', 'coSigningSchools', 'channels.schools']

/** Where an item or a translation names schools: what was approved says for good which school it is about. */
const naming = {
  letters: [...ofItem, 'signatories.school'],
  newsletters: ofItem,
  events: [...ofItem, 'hostSchool', 'takingPart'],
  pages: ofItem,
  'lppa-evidence': ofItem,
  translations: ['school', 'coSigningSchools'],
  ...Object.fromEntries(Object.keys(extensionItems).map((slug) => [slug, ofItem])),
}

/** Everything else of a school. A framework that lost its school would become everybody’s. */
const belongings = [
  'media',
  'site-clients',
  'lppa-frameworks',
  'sign-offs',
  // SQLite would empty the relation of entries that nobody may change.
  'audit-entries',
] as const

export const schools: CollectionConfig = {
  slug: 'schools',
  labels: { singular: 'School', plural: 'Schools' },
  admin: {
    group: 'Schools and people',
    useAsTitle: 'name',
    defaultColumns: ['name', 'slug', 'headteacher', 'joinedOn', 'leftOn'],
    listSearchableFields: ['name', 'shortName', 'slug'],
    description:
      'The schools of the alliance. What stands here appears on the school’s site. Leave empty what you do not know.',
    hidden: hiddenUnless(isAdminOrHead),
  },
  defaultSort: 'name',
  disableDuplicate: true,
  access: {
    read: anyOf(signedInStaff),
    readVersions: nobody,
    create: anyOf(allianceAdmin),
    update: anyOf(allianceAdmin, headOfSchool),
    delete: anyOf(allianceAdmin),
    unlock: nobody,
    admin: nobody,
  },
  hooks: {
    afterChange: [forgetWhatWasRead, recordChangedSchool, settleMembership],
    afterDelete: [recordRemovedSchool],
    beforeDelete: [
      refuseWhileUsed(
        'People or content belong to this school or name it, or the audit log speaks of it, so it cannot be deleted. When a school leaves, set "Left on" instead.',
        ({ id }) => [
          { collection: 'users', where: { 'schools.school': { equals: id } } },
          ...belongings.map((collection) => ({ collection, where: { school: { equals: id } } })),
          ...Object.entries(naming).map(([collection, fields]) => ({
            collection: collection as CollectionSlug,
            where: { or: fields.map((field) => ({ [`version.${field}`]: { in: [id] } })) },
            everyVersion: true as const,
          })),
        ],
      ),
    ],
  },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: 'The school',
          fields: [
            { name: 'name', type: 'text', required: true, maxLength: 120, ...byAllianceAdmin },
            {
              type: 'row',
              fields: [
                {
                  name: 'shortName',
                  type: 'text',
                  maxLength: 60,
                  admin: { description: 'For narrow places. Empty: the name.' },
                  ...byAllianceAdmin,
                },
                schoolSlugField(byAllianceAdmin.access),
                {
                  name: 'schoolType',
                  type: 'select',
                  options: labelledOptions(schoolTypeLabels),
                  ...byAllianceAdmin,
                },
                checkedText(
                  {
                    name: 'urn',
                    label: 'URN',
                    admin: { description: 'The number in the government’s register of schools.' },
                    ...byAllianceAdmin,
                  },
                  isUrn,
                  urnSentence,
                ),
              ],
            },
            {
              name: 'strapline',
              type: 'text',
              maxLength: 200,
              admin: { description: 'One line below the name.' },
            },
            {
              name: 'values',
              type: 'textarea',
              maxLength: 3000,
              admin: { description: 'What the school stands for, in its own words.' },
            },
            {
              type: 'row',
              fields: [
                { name: 'headteacher', type: 'text', maxLength: 120 },
                { name: 'chairOfGovernors', type: 'text', label: 'Chair of governors', maxLength: 120 },
              ],
            },
          ],
        },
        {
          label: 'Contact',
          fields: [
            { name: 'address', type: 'textarea', maxLength: 500, admin: { rows: 3 } },
            {
              type: 'row',
              fields: [
                checkedText({ name: 'phone' }, isPhone, phoneSentence),
                { name: 'email', type: 'email', label: 'E-mail', validate: standardEmail },
              ],
            },
          ],
        },
        {
          label: 'The site',
          fields: [
            signField('crest', 'The school’s badge. Best: square, at least 320 pixels wide.'),
            {
              name: 'colours',
              type: 'group',
              admin: {
                description: 'The school’s colours. The site makes sure that text stays readable on them.',
              },
              fields: [
                {
                  type: 'row',
                  fields: [
                    checkedText(
                      { name: 'main', admin: { placeholder: '#1d4ed8' } },
                      isColour,
                      colourSentence,
                    ),
                    checkedText(
                      { name: 'accent', admin: { placeholder: '#f59e0b' } },
                      isColour,
                      colourSentence,
                    ),
                  ],
                },
              ],
            },
            {
              name: 'languages',
              type: 'select',
              hasMany: true,
              options: languages.map(({ code, name, english }) => ({
                value: code,
                label: `${english} (${name})`,
              })),
              admin: { description: 'The languages that families read. The site offers these.' },
            },
            domainsField(byAllianceAdmin.access),
            {
              name: 'notice',
              type: 'group',
              admin: {
                description:
                  'A short urgent notice at the top of the site, such as "Closed today because of snow".',
              },
              fields: [
                { name: 'text', type: 'text', maxLength: 300 },
                timeField('until', {
                  description: 'It disappears at this time. Empty: it stays until you remove it.',
                }),
              ],
            },
          ],
        },
        {
          label: 'Rules',
          fields: [
            {
              name: 'allowOwnApproval',
              type: 'checkbox',
              label: 'A headteacher may approve what they wrote themselves',
              defaultValue: true,
              admin: { description: 'Without this, a second person must have worked on it or approve it.' },
            },
            {
              name: 'requireSecondFactor',
              type: 'checkbox',
              label: 'Headteachers need a second step to sign in',
              defaultValue: false,
              admin: {
                description:
                  'Headteachers, and deputies while they cover, then give a code from an app as well as the password. Whoever has not set it up yet is led there at once, you too.',
              },
            },
            {
              type: 'row',
              fields: [
                dayField('joinedOn', { label: 'Joined on', access: byAllianceAdmin.access }),
                dayField('leftOn', {
                  label: 'Left on',
                  description:
                    'From this day the school is no member any more: nobody waits for its signature. Its site and its content stay its own.',
                  access: byAllianceAdmin.access,
                  problem: (day, data) =>
                    isBefore(day, data.joinedOn)
                      ? 'The school cannot leave before it joined. Check the days.'
                      : undefined,
                }),
              ],
            },
          ],
        },
      ],
    },
  ],
}
