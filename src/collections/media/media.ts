import type { CollectionConfig } from 'payload'
import { text as standardText } from 'payload/shared'
import { anyOf, nobody } from '../../access/combine'
import { allianceAdmin, staffOfSchool, writerOfSchool, writerSomewhere } from '../../access/rules'
import { writers } from '../../access/roles'
import { dayField } from '../../fields/day-field'
import { schoolField } from '../../fields/school-field'
import { watchMedia } from '../../media-in-public/watch-media'
import { mediaFilesFor } from '../../media-files/media-files'
import type { Env } from '../../settings/env'
import { beginTransaction, createMedium } from './create-medium'
import { dropSentFacts, factFields } from './file-facts'
import { recordChangedSign } from '../../hooks/record-sites'
import { keepOwnSchool } from '../../hooks/keep-own-school'
import { leaveGaps } from '../../hooks/leave-gaps'
import { refuseWhileInUse } from '../../hooks/refuse-while-in-use'
import { onlyOurFiles } from './media-file-reading'
import { mediaUpload, receiveFile, recordHash } from './media-upload'
import { refuseWhileShown } from './refuse-while-shown'

export const media = (settings: Pick<Env, 'mediaDir' | 's3'>): CollectionConfig => ({
  slug: 'media',
  labels: { singular: 'Picture or file', plural: 'Pictures and files' },
  admin: {
    group: 'Writing',
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'alt', 'school', 'updatedAt'],
    listSearchableFields: ['filename', 'alt'],
    description:
      'Pictures (JPEG, PNG, WebP, GIF, AVIF) and PDF files, up to 20 MB. Very large pictures are made smaller. Where and when a picture was taken is removed from it, and so is who made a PDF.',
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  upload: {
    ...mediaUpload(settings.mediaDir),
    handlers: [onlyOurFiles(mediaFilesFor(settings))],
    requiresClientUploadReceipt: true,
  },
  access: {
    // The public reads through delivery, which knows what was approved; never here.
    read: anyOf(allianceAdmin, staffOfSchool),
    readVersions: nobody,
    create: anyOf(allianceAdmin, writerSomewhere),
    update: anyOf(allianceAdmin, writerOfSchool),
    delete: anyOf(allianceAdmin, writerOfSchool),
    unlock: nobody,
    admin: nobody,
  },
  endpoints: [createMedium],
  hooks: {
    beforeOperation: [dropSentFacts, receiveFile],
    beforeValidate: [beginTransaction, keepOwnSchool({ roles: writers, admin: 'any' })],
    beforeChange: [recordHash],
    afterChange: [watchMedia, recordChangedSign],
    beforeDelete: [refuseWhileShown, refuseWhileInUse, leaveGaps],
  },
  fields: [
    {
      name: 'fileRefusal',
      type: 'ui',
      admin: {
        components: { Field: '/src/admin/editing/file-refusal#FileRefusal' },
        disableListColumn: true,
      },
    },
    {
      name: 'alt',
      type: 'text',
      label: 'Description of the picture',
      maxLength: 300,
      admin: {
        description:
          'What can be seen, for people who cannot see it: "Children planting beans in the school garden". For a PDF: its name.',
      },
      validate: (value: string | null | undefined, options: Parameters<typeof standardText>[1]) => {
        const { mimeType, decorative } = options.data as { mimeType?: string; decorative?: boolean }
        if (!value?.trim() && mimeType?.startsWith('image/') && !decorative) {
          return 'Say what can be seen in the picture, or tick "Decorative" where it only adorns the page.'
        }
        return standardText(value, options)
      },
    },
    {
      name: 'decorative',
      type: 'checkbox',
      defaultValue: false,
      admin: { description: 'It says nothing that the text does not say. Screen readers pass over it.' },
    },
    schoolField(),
    {
      name: 'people',
      type: 'group',
      label: 'People in it',
      admin: {
        description:
          'Whether children may be shown is the school’s decision. What stands here is never published.',
      },
      fields: [
        {
          name: 'identifiability',
          type: 'select',
          label: 'Can anybody be recognised?',
          options: [
            { value: 'none', label: 'Nobody is in it' },
            { value: 'distant', label: 'People are in it, but cannot be recognised' },
            { value: 'recognisable', label: 'Somebody can be recognised' },
          ],
        },
        {
          name: 'namesInCaption',
          type: 'checkbox',
          label: 'Names go with it',
          defaultValue: false,
          admin: { description: 'A recognisable child and the full name should not appear together.' },
        },
        {
          name: 'lawfulBasis',
          type: 'select',
          label: 'Why it may be used',
          options: [
            { value: 'none', label: 'Not needed: nobody can be recognised' },
            { value: 'public-task', label: 'Public task' },
            { value: 'legitimate-interests', label: 'Legitimate interests' },
            { value: 'consent', label: 'Consent of the parents' },
          ],
          admin: {
            description:
              'The lawful basis under UK GDPR, article 6. Ask your data protection officer if unsure.',
          },
        },
        {
          type: 'row',
          fields: [
            {
              name: 'consentReference',
              type: 'text',
              maxLength: 200,
              label: 'Where the consent is kept',
              admin: { description: 'A file number or a folder; no names of children.' },
            },
            dayField('consentUntil', {
              label: 'Consent until',
              description: 'After this day it is not published any more.',
            }),
          ],
        },
        {
          name: 'doNotPublish',
          type: 'checkbox',
          label: 'Do not publish',
          defaultValue: false,
          admin: {
            description:
              'For the school’s records only, or because somebody objected. Letters and the like that show it already stay until a headteacher withdraws them; all who can are told at once. A crest or logo is taken off at once.',
          },
        },
        dayField('nextAuditDate', {
          label: 'Look at it again on',
          description: 'When to ask whether it should still be there: the child may have left.',
        }),
      ],
    },
    ...factFields,
  ],
})
