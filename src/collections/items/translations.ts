import type { CollectionConfig } from 'payload'
import { anyOf, nobody } from '../../access/combine'
import {
  allianceAdmin,
  askedCoSigner,
  askedCoSignerVersions,
  staffOfSchool,
  staffOfSchoolVersions,
} from '../../access/rules'
import { richTextField } from '../../fields/rich-text'
import { schoolField } from '../../fields/school-field'
import { forgetMentions, recordMentions } from '../../hooks/record-mentions'
import { languages, sourceLanguage } from '../../words/known-languages'
import { itemCollections, type ItemCollection } from '../../alliance/item'
import { itemAccess } from './item-access'
import { followItem, markUnsaidVersion } from './translation-follows-item'

export const translations: CollectionConfig = {
  slug: 'translations',
  labels: { singular: 'Translation', plural: 'Translations' },
  admin: {
    group: 'Writing',
    useAsTitle: 'title',
    defaultColumns: ['title', 'language', 'item', 'school', 'workflow.state', 'updatedAt'],
    listSearchableFields: ['title', 'summary'],
    description: 'An item in another language, with its own approval. Where the English changes, it says so.',
  },
  defaultSort: '-updatedAt',
  disableDuplicate: true,
  access: {
    ...itemAccess,
    read: anyOf(allianceAdmin, staffOfSchool, askedCoSigner),
    readVersions: anyOf(allianceAdmin, staffOfSchoolVersions, askedCoSignerVersions),
  },
  hooks: { beforeValidate: [followItem], afterChange: [recordMentions], afterDelete: [forgetMentions] },
  fields: [
    {
      name: 'title',
      type: 'text',
      maxLength: 200,
      admin: { description: 'The title in the other language.' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'item',
          type: 'relationship',
          relationTo: Object.keys(itemCollections) as ItemCollection[],
          required: true,
          index: true,
          label: 'Translation of',
          admin: { allowCreate: false, description: 'It cannot be changed later.' },
        },
        {
          name: 'language',
          type: 'select',
          required: true,
          index: true,
          options: languages.map(({ code, name, english }) => ({
            value: code,
            label: `${english} (${name})`,
          })),
          filterOptions: ({ options }) =>
            options.filter(
              (option) => (typeof option === 'string' ? option : option.value) !== sourceLanguage,
            ),
        },
      ],
    },
    { name: 'summary', type: 'textarea', maxLength: 500, admin: { rows: 2 } },
    richTextField('body', { label: 'Text', description: 'The whole text in the other language.' }),
    schoolField({ readOnly: true, description: 'The school of the item. Filled in by itself.' }),
    {
      name: 'coSigningSchools',
      type: 'relationship',
      relationTo: 'schools',
      hasMany: true,
      label: 'Schools that sign with us',
      access: { create: nobody, update: nobody },
      admin: {
        position: 'sidebar',
        readOnly: true,
        description: 'Those of the item: whoever signs the English signs the translation too.',
      },
    },
    {
      name: 'sourceVersion',
      type: 'text',
      label: 'Version of the English',
      maxLength: 100,
      index: true,
      hooks: { beforeValidate: [markUnsaidVersion] },
      admin: {
        position: 'sidebar',
        description:
          'The version of the item that this translates. Readers are told where the English is newer. Without a ' +
          'choice, a translation that you change counts as one of what parents read now.',
        components: { Field: '/src/admin/editing/source-version-field#SourceVersionField' },
      },
    },
  ],
}
