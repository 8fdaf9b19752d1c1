import {
  BlockquoteFeature,
  BoldFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import type { FieldAffectingData, FieldHook, RichTextField } from 'payload'
import { PastingFeature } from './pasting-feature'
import { fieldProblem } from '../validation/problem'
import { tidyRichText } from '../validation/rich-text'
import { itemCollections, type ItemCollection } from '../alliance/item'

/**
 * Payload looks for what a link leads to at each save, the workflow's own included: an item that was deleted would keep
 * a headteacher from withdrawing what links to it. New links are judged by keep-within-school, and the review tells of
 * those that lead nowhere.
 */
const withoutLookingFor = (field: FieldAffectingData): FieldAffectingData =>
  field.type === 'relationship' ? { ...field, filterOptions: undefined } : field

/**
 * The editor of every text: what a school letter needs and what every site, feed and e-mail can show. No colours
 * and no fonts: each site has its own. Payload calls its tables experimental: see docs/decisions/0048.
 */
export const textEditor = () =>
  lexicalEditor({
    features: [
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
      BoldFeature(),
      ItalicFeature(),
      UnorderedListFeature(),
      OrderedListFeature(),
      LinkFeature({
        enabledCollections: Object.keys(itemCollections) as ItemCollection[],
        fields: ({ defaultFields }) => defaultFields.map(withoutLookingFor),
      }),
      BlockquoteFeature(),
      HorizontalRuleFeature(),
      EXPERIMENTAL_TableFeature(),
      UploadFeature({
        enabledCollections: ['media'],
        collections: {
          media: {
            fields: [
              {
                name: 'caption',
                type: 'text',
                maxLength: 300,
                admin: { description: 'Shown below the picture. Leave out children’s full names.' },
              },
            ],
          },
        },
      }),
      PastingFeature(),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
    ],
  })

// Runs before the editor's own hooks, which trust the shape of what they are given.
const refuseDamaged: FieldHook = ({ value, path, collection }) => {
  const problem = tidyRichText(value)
  if (problem) throw fieldProblem(path.join('.'), problem, collection?.slug)
  return value as unknown
}

export const richTextField = (
  name: string,
  options: { label?: string; description?: string } = {},
): RichTextField => ({
  name,
  type: 'richText',
  editor: textEditor(),
  ...(options.label ? { label: options.label } : {}),
  admin: { ...(options.description ? { description: options.description } : {}) },
  hooks: { beforeValidate: [refuseDamaged] },
})
