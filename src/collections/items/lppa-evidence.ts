import type { CollectionConfig, TextField } from 'payload'
import { text as standardText } from 'payload/shared'
import { withoutBlankRows } from '../../fields/blank-rows'
import { dayField } from '../../fields/day-field'
import { itemFields } from '../../fields/item-fields'
import { relatedId } from '../../content/related-id'
import { richTextField } from '../../fields/rich-text'
import { slugIndex } from '../../fields/slug-field'
import { involvementLabels, labelledOptions } from '../../words/labels'
import { codesProblem } from '../../validation/framework-codes'
import { frameworkCodes } from '../schools/framework-codes'
import { itemAccess } from './item-access'
import { itemHooks } from './item-hooks'

const codesField = (name: 'objectives' | 'kpis', label: string, description: string): TextField =>
  ({
    name,
    type: 'text',
    hasMany: true,
    label,
    admin: { description },
    validate: async (value: string[] | null | undefined, options: Parameters<typeof standardText>[1]) => {
      const standard = standardText(value as never, options)
      if (standard !== true || !value || value.length === 0) return standard
      const framework = relatedId((options.data as { framework?: unknown }).framework)
      const known = framework ? await frameworkCodes(options.req, framework) : undefined
      return codesProblem(name, value, known?.[name]) ?? true
    },
  }) as TextField

export const lppaEvidence: CollectionConfig = {
  slug: 'lppa-evidence',
  labels: { singular: 'Piece of evidence', plural: 'LPPA evidence' },
  // What the button on the start page says.
  custom: { beginWords: 'Add a piece of evidence' },
  admin: {
    group: 'Evidence',
    useAsTitle: 'title',
    defaultColumns: ['title', 'school', 'date', 'objectives', 'visibility', 'workflow.state'],
    listSearchableFields: ['title', 'summary', 'impact', 'slug'],
    description:
      'How the school works with parents, piece by piece, against the objectives of the Leading Parent Partnership Award.',
  },
  defaultSort: '-date',
  access: itemAccess,
  hooks: itemHooks,
  indexes: [slugIndex],
  fields: itemFields({
    contentLabel: 'Evidence',
    content: [
      {
        type: 'row',
        fields: [
          dayField('date', { defaultToToday: true, description: 'When it happened.' }),
          {
            name: 'framework',
            type: 'relationship',
            relationTo: 'lppa-frameworks',
            filterOptions: ({ data }) => {
              const school = relatedId((data as { school?: unknown } | undefined)?.school)
              const shared = { school: { exists: false } }
              return school ? { or: [shared, { school: { equals: school } }] } : true
            },
            admin: {
              allowCreate: false,
              description: 'The set of objectives that the codes below come from.',
            },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          codesField(
            'objectives',
            'Objectives',
            'The codes of the objectives that this shows, such as 1 or 3.',
          ),
          codesField('kpis', 'Key performance indicators', 'The codes of the indicators, such as 1.2.'),
        ],
      },
      {
        name: 'involvement',
        type: 'select',
        hasMany: true,
        label: 'How parents were involved',
        options: labelledOptions(involvementLabels),
      },
      richTextField('narrative', { label: 'What happened' }),
      {
        name: 'impact',
        type: 'textarea',
        maxLength: 5000,
        admin: { description: 'What changed for children and parents because of it, and how you know.' },
      },
    ],
    tabs: [
      {
        label: 'Proof',
        fields: [
          withoutBlankRows({
            name: 'sources',
            type: 'array',
            maxRows: 60,
            labels: { singular: 'Source', plural: 'Sources' },
            admin: {
              description: 'Letters, events and other items that this rests on, each as it was then.',
            },
            fields: [
              {
                name: 'item',
                type: 'relationship',
                relationTo: ['letters', 'newsletters', 'events', 'pages'],
                required: true,
                admin: { allowCreate: false },
              },
              {
                name: 'version',
                type: 'text',
                maxLength: 100,
                admin: {
                  description:
                    'The version that counts. Left empty, the one that is live when this is approved.',
                },
              },
            ],
          }),
          {
            name: 'files',
            type: 'upload',
            relationTo: 'media',
            hasMany: true,
            admin: { description: 'Photographs, scanned questionnaires and the like.' },
          },
          {
            type: 'row',
            fields: [
              {
                name: 'location',
                type: 'select',
                label: 'Where the proof is kept',
                options: [
                  { value: 'here', label: 'Here' },
                  { value: 'paper', label: 'On paper, in school' },
                  { value: 'award-portal', label: 'On the award’s own portal' },
                ],
              },
              {
                name: 'visibility',
                type: 'select',
                defaultValue: 'portfolio',
                options: [
                  { value: 'portfolio', label: 'Only in the portfolio for the verifier' },
                  { value: 'public', label: 'On the school’s public page as well' },
                ],
              },
            ],
          },
        ],
      },
    ],
  }),
}
