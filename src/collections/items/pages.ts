import type { CollectionConfig } from 'payload'
import { itemFields } from '../../fields/item-fields'
import { richTextField } from '../../fields/rich-text'
import { slugIndex } from '../../fields/slug-field'
import { itemAccess } from './item-access'
import { itemHooks } from './item-hooks'

export const pages: CollectionConfig = {
  slug: 'pages',
  labels: { singular: 'Page', plural: 'Pages' },
  // What the button on the start page says.
  custom: { beginWords: 'Write a page' },
  admin: {
    group: 'Writing',
    useAsTitle: 'title',
    defaultColumns: ['title', 'school', 'section', 'workflow.state', 'updatedAt'],
    listSearchableFields: ['title', 'summary', 'section', 'slug'],
    description: 'What stays true for longer than a letter: admissions, uniform, who is who.',
  },
  defaultSort: 'title',
  access: itemAccess,
  hooks: itemHooks,
  indexes: [slugIndex],
  fields: itemFields({
    contentLabel: 'Page',
    content: [
      {
        name: 'section',
        type: 'text',
        maxLength: 60,
        admin: {
          description: 'Pages with the same section stand together in the menu, such as "Our school".',
        },
      },
      richTextField('body', { label: 'Text' }),
    ],
  }),
}
