import type { Field, FieldHook, Tab } from 'payload'
import { onlySchoolOf } from './only-school'
import { relatedId } from '../content/related-id'
import { isBefore } from './day-field'
import { schoolField } from './school-field'
import { slugField } from './slug-field'
import { timeField } from './time-field'

/** Each school once, and never the owner itself, which signs and shows its items anyway. */
const othersOnce: FieldHook = ({ value, data, originalDoc, req }) => {
  if (!Array.isArray(value)) return value as unknown
  const before = originalDoc as { school?: unknown } | undefined
  const owner =
    relatedId((data as { school?: unknown } | undefined)?.school) ??
    relatedId(before?.school) ??
    onlySchoolOf(req.user)
  const entries = value as unknown[]
  return entries.filter((entry, index) => {
    const id = relatedId(entry)
    return id !== owner && entries.findIndex((other) => relatedId(other) === id) === index
  })
}

const whereItAppears: Tab = {
  label: 'Where and when',
  admin: { description: 'Nothing appears anywhere before the headteacher has approved it.' },
  fields: [
    {
      name: 'channels',
      type: 'group',
      label: 'Where it appears',
      fields: [
        {
          name: 'ownSite',
          type: 'checkbox',
          label: 'On our own site',
          defaultValue: true,
          admin: { description: 'Where other schools sign as well, on their sites too.' },
        },
        {
          name: 'kpsa',
          type: 'checkbox',
          label: 'On the alliance’s shared page',
          defaultValue: false,
        },
        {
          name: 'schools',
          type: 'relationship',
          relationTo: 'schools',
          hasMany: true,
          label: 'Offer it to other schools’ sites',
          admin: {
            allowCreate: false,
            description: 'Each school’s headteacher decides whether to show it. They cannot change it.',
          },
          hooks: { beforeValidate: [othersOnce] },
        },
      ],
    },
    {
      name: 'coSigningSchools',
      type: 'relationship',
      relationTo: 'schools',
      hasMany: true,
      label: 'Schools that sign with us',
      admin: {
        allowCreate: false,
        description:
          'For what several schools say together. It is published when every one of their headteachers has approved the same version.',
      },
      hooks: { beforeValidate: [othersOnce] },
    },
    {
      name: 'correction',
      type: 'group',
      label: 'Correction',
      admin: {
        description:
          'For a new version of something that readers know already. It is approved with the version, and stands above the text with the day on which it was published.',
      },
      fields: [
        {
          name: 'note',
          type: 'textarea',
          maxLength: 2000,
          label: 'What was put right',
          // Of a copy nobody knows anything yet.
          disableDuplicate: true,
          admin: { rows: 2, placeholder: 'The coach leaves at 9:10, not at 9:30.' },
        },
      ],
    },
    {
      name: 'heldBy',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/site-clients/held-by#HeldBy' },
      },
    },
    {
      type: 'row',
      fields: [
        timeField('publishAt', {
          label: 'Publish at',
          ofThisOne: true,
          description:
            'Optional: once approved, it waits until this time. Leave empty to publish on approval.',
        }),
        timeField('withdrawAt', {
          label: 'Take down at',
          ofThisOne: true,
          description: 'Optional: from this time it is no longer shown.',
          problem: (time, data) =>
            isBefore(data.publishAt, time) || !data.publishAt
              ? undefined
              : 'It would be taken down before it is published. Choose a time after "Publish at".',
        }),
      ],
    },
  ],
}

/**
 * What every item has, in one layout: the writing first, then where and when it appears, and what is rarely
 * touched at the side. All names are at the top level of the document.
 */
export const itemFields = (parts: {
  /** The kind's own fields, in the first tab. */
  content: Field[]
  contentLabel?: string
  titleHelp?: string
  /** Further tabs of the kind, between the content and "Where and when". */
  tabs?: Tab[]
  sidebar?: Field[]
}): Field[] => [
  {
    name: 'title',
    type: 'text',
    required: true,
    maxLength: 200,
    admin: {
      description: parts.titleHelp ?? 'Short and clear: it stands in lists, e-mails and search results.',
    },
  },
  {
    type: 'tabs',
    tabs: [
      {
        label: parts.contentLabel ?? 'Writing',
        fields: [
          {
            name: 'summary',
            type: 'textarea',
            maxLength: 500,
            admin: {
              rows: 2,
              description:
                'One or two sentences for lists and e-mails. Left empty, the beginning of the text is used.',
            },
          },
          ...parts.content,
        ],
      },
      ...(parts.tabs ?? []),
      whereItAppears,
    ],
  },
  schoolField(),
  slugField(),
  ...(parts.sidebar ?? []),
]
