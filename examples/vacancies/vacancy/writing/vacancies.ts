import type { CollectionConfig } from 'payload'
import { itemAccess } from '../../../../src/collections/items/item-access'
import { itemHooks } from '../../../../src/collections/items/item-hooks'
import { dayField } from '../../../../src/fields/day-field'
import { itemFields } from '../../../../src/fields/item-fields'
import { richTextField } from '../../../../src/fields/rich-text'
import { slugIndex } from '../../../../src/fields/slug-field'
import { labelledOptions } from '../../../../src/words/labels'
import { vacancyCategoryLabels } from '../categories'
import { takeDownAfterClosing } from './after-closing'

export const vacancies: CollectionConfig = {
  slug: 'vacancies',
  labels: { singular: 'Vacancy', plural: 'Vacancies' },
  admin: {
    group: 'Writing',
    useAsTitle: 'title',
    defaultColumns: ['title', 'school', 'closes', 'workflow.state', 'updatedAt'],
    listSearchableFields: ['title', 'summary', 'slug'],
    description:
      'Posts that a school wants to fill. They are taken down by themselves after the closing date.',
  },
  defaultSort: '-closes',
  access: itemAccess,
  hooks: { ...itemHooks, beforeValidate: [takeDownAfterClosing] },
  indexes: [slugIndex],
  fields: itemFields({
    contentLabel: 'Vacancy',
    titleHelp: 'What stands in lists, such as "Teaching assistant in Year 2".',
    content: [
      {
        type: 'row',
        fields: [
          { name: 'post', type: 'text', maxLength: 120, admin: { placeholder: 'Teaching assistant' } },
          {
            name: 'category',
            type: 'select',
            label: 'Kind of work',
            options: labelledOptions(vacancyCategoryLabels),
            admin: { description: 'Readers can choose by it.' },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'hours',
            type: 'text',
            maxLength: 200,
            admin: { placeholder: '27.5 hours a week, term time only' },
          },
          {
            name: 'salary',
            type: 'text',
            maxLength: 200,
            admin: { placeholder: '£23,656 a year, pro rata' },
          },
        ],
      },
      dayField('closes', {
        label: 'Closing date',
        ofThisOne: true,
        description:
          'The last day for applications. At its end the vacancy is taken down: "Take down at" follows from it.',
      }),
      richTextField('body', { label: 'Description', description: 'The post, and whom you are looking for.' }),
      {
        name: 'howToApply',
        type: 'textarea',
        label: 'How to apply',
        maxLength: 1000,
        admin: { rows: 3, description: 'What to send, and where to.' },
      },
      {
        name: 'attachments',
        type: 'upload',
        relationTo: 'media',
        hasMany: true,
        admin: { description: 'The application form and the job description, as PDF files.' },
      },
    ],
  }),
}
