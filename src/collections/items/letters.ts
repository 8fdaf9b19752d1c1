import type { CollectionConfig } from 'payload'
import { withoutBlankRows } from '../../fields/blank-rows'
import { dayField, isBefore } from '../../fields/day-field'
import { itemFields } from '../../fields/item-fields'
import { richTextField } from '../../fields/rich-text'
import { slugIndex } from '../../fields/slug-field'
import { audienceLabels, labelledOptions } from '../../words/labels'
import { itemAccess } from './item-access'
import { itemHooks } from './item-hooks'

export const letters: CollectionConfig = {
  slug: 'letters',
  labels: { singular: 'Letter', plural: 'Letters' },
  // What the button on the start page says.
  custom: { beginWords: 'Write a letter' },
  admin: {
    group: 'Writing',
    useAsTitle: 'title',
    defaultColumns: ['title', 'school', 'date', 'workflow.state', 'updatedAt'],
    listSearchableFields: ['title', 'summary', 'slug'],
    description: 'Letters to parents and carers, from one school or signed by several.',
  },
  defaultSort: '-date',
  access: itemAccess,
  hooks: itemHooks,
  indexes: [slugIndex],
  fields: itemFields({
    contentLabel: 'Letter',
    titleHelp: 'What the letter is about, such as "Sports day on 3 July".',
    content: [
      {
        type: 'row',
        fields: [
          dayField('date', { defaultToToday: true, description: 'The date on the letter.' }),
          {
            name: 'audience',
            type: 'select',
            hasMany: true,
            options: labelledOptions(audienceLabels),
            admin: { description: 'Who it is meant for. Readers can choose by it.' },
          },
        ],
      },
      {
        name: 'salutation',
        type: 'text',
        maxLength: 200,
        admin: { placeholder: 'Dear parents and carers' },
      },
      richTextField('body', {
        label: 'Text',
        description: 'The letter itself, without salutation and signatures.',
      }),
      withoutBlankRows({
        name: 'signatories',
        type: 'array',
        labels: { singular: 'Signatory', plural: 'Signatories' },
        maxRows: 40,
        admin: { description: 'The names printed below the letter. Approval is a separate matter.' },
        fields: [
          {
            type: 'row',
            fields: [
              { name: 'name', type: 'text', required: true, maxLength: 120 },
              {
                name: 'title',
                type: 'text',
                label: 'Post',
                maxLength: 120,
                admin: { placeholder: 'Headteacher' },
              },
              {
                name: 'school',
                type: 'relationship',
                relationTo: 'schools',
                admin: { allowCreate: false, description: 'Only where the letter should say it.' },
              },
            ],
          },
        ],
      }),
      {
        type: 'row',
        fields: [
          dayField('replyBy', {
            ofThisOne: true,
            description: 'Optional: the last day for replies.',
            problem: (day, data) =>
              isBefore(day, data.date)
                ? 'The last day for replies is before the date of the letter.'
                : undefined,
          }),
          {
            name: 'replyTo',
            type: 'text',
            maxLength: 200,
            admin: {
              description: 'Where replies go: an e-mail address, or words such as "the school office".',
            },
          },
        ],
      },
      {
        name: 'attachments',
        type: 'upload',
        relationTo: 'media',
        hasMany: true,
        admin: { description: 'Pictures or PDF files sent with the letter.' },
      },
    ],
  }),
}
