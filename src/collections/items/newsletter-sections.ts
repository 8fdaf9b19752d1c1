import type { Block, FilterOptions } from 'payload'
import { withoutBlankRows } from '../../fields/blank-rows'
import { dayField, isBefore } from '../../fields/day-field'
import { richTextField } from '../../fields/rich-text'
import { isWrittenByWorkflow } from '../../plugins/approval/storing/permit'

/** What the workflow writes was chosen before; a picture that is gone by now keeps nobody from withdrawing it. */
const onlyPictures: FilterOptions = ({ req }) =>
  isWrittenByWorkflow(req) || { mimeType: { contains: 'image/' } }

const heading = (description: string) => ({
  name: 'heading',
  type: 'text' as const,
  maxLength: 200,
  admin: { description },
})

const article: Block = {
  slug: 'article',
  labels: { singular: 'Article', plural: 'Articles' },
  fields: [
    heading('The headline of this article.'),
    richTextField('body', { label: 'Text' }),
    { name: 'image', type: 'upload', relationTo: 'media', filterOptions: onlyPictures },
  ],
}

const fromTheHeadteacher: Block = {
  slug: 'from-the-headteacher',
  labels: { singular: 'From the headteacher', plural: 'From the headteacher' },
  fields: [richTextField('body', { label: 'Text' })],
}

const diary: Block = {
  slug: 'diary',
  labels: { singular: 'Diary', plural: 'Diaries' },
  fields: [
    {
      type: 'row',
      fields: [
        dayField('from', { description: 'The school’s public events from this day …' }),
        dayField('to', {
          description: '… to this day are listed here.',
          problem: (day, _data, siblings) =>
            isBefore(day, siblings.from) ? 'The diary ends before it begins. Swap the days.' : undefined,
        }),
      ],
    },
  ],
}

const items: Block = {
  slug: 'items',
  labels: { singular: 'Letters, events and evidence', plural: 'Letters, events and evidence' },
  fields: [
    {
      name: 'letters',
      type: 'relationship',
      relationTo: 'letters',
      hasMany: true,
      admin: { allowCreate: false },
    },
    {
      name: 'events',
      type: 'relationship',
      relationTo: 'events',
      hasMany: true,
      admin: { allowCreate: false },
    },
    {
      name: 'evidence',
      type: 'relationship',
      relationTo: 'lppa-evidence',
      hasMany: true,
      admin: { allowCreate: false, description: 'Only what is public appears in the newsletter.' },
    },
  ],
}

const gallery: Block = {
  slug: 'gallery',
  labels: { singular: 'Picture gallery', plural: 'Picture galleries' },
  fields: [
    {
      name: 'images',
      type: 'upload',
      relationTo: 'media',
      hasMany: true,
      maxRows: 40,
      filterOptions: onlyPictures,
      admin: { description: 'Check each picture’s "People" details: may these children be shown?' },
    },
  ],
}

const results: Block = {
  slug: 'results',
  labels: { singular: 'Results', plural: 'Results' },
  fields: [
    heading('Such as "Attendance this week" or "House points".'),
    withoutBlankRows({
      name: 'rows',
      type: 'array',
      maxRows: 60,
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'label', type: 'text', required: true, maxLength: 120 },
            { name: 'value', type: 'text', required: true, maxLength: 120 },
          ],
        },
      ],
    }),
  ],
}

/** What a newsletter is put together from. */
export const newsletterSections: Block[] = [article, fromTheHeadteacher, diary, items, gallery, results]
