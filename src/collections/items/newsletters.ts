import type { CollectionConfig } from 'payload'
import { dayField } from '../../fields/day-field'
import { itemFields } from '../../fields/item-fields'
import { slugIndex } from '../../fields/slug-field'
import { itemAccess } from './item-access'
import { itemHooks } from './item-hooks'
import { newsletterSections } from './newsletter-sections'

export const newsletters: CollectionConfig = {
  slug: 'newsletters',
  labels: { singular: 'Newsletter', plural: 'Newsletters' },
  // What the button on the start page says.
  custom: { beginWords: 'Write a newsletter' },
  admin: {
    group: 'Writing',
    useAsTitle: 'title',
    defaultColumns: ['title', 'school', 'issue', 'date', 'workflow.state', 'updatedAt'],
    listSearchableFields: ['title', 'summary', 'issue', 'term', 'slug'],
    description: 'Newsletters, put together from sections in any order.',
  },
  defaultSort: '-date',
  access: itemAccess,
  hooks: itemHooks,
  indexes: [slugIndex],
  fields: itemFields({
    contentLabel: 'Newsletter',
    content: [
      {
        type: 'row',
        fields: [
          { name: 'issue', type: 'text', maxLength: 60, admin: { placeholder: '12' } },
          { name: 'term', type: 'text', maxLength: 60, admin: { placeholder: 'Autumn 2026' } },
          dayField('date', { defaultToToday: true, description: 'The day of issue.' }),
        ],
      },
      {
        name: 'sections',
        type: 'blocks',
        blocks: newsletterSections,
        maxRows: 60,
        labels: { singular: 'Section', plural: 'Sections' },
        admin: { initCollapsed: true, description: 'Drag sections to change their order.' },
      },
    ],
  }),
}
