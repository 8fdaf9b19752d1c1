import type { CollectionConfig, DateField, Field, TextField } from 'payload'
import { text as standardText } from 'payload/shared'
import { anyOf, nobody } from '../../access/combine'
import { signers } from '../../access/roles'
import { allianceAdmin, signerOfSchool, signerSomewhere } from '../../access/rules'
import { schoolField } from '../../fields/school-field'
import { timeField } from '../../fields/time-field'
import { settingsOf } from '../../settings/settings-of'
import { answerWithKey, makeFirstKey } from '../../site-clients/give-key-once'
import { forgetReceipts } from '../../site-clients/forget-receipts'
import { keepWebhookSecrets } from '../../site-clients/keep-webhook-secrets'
import { createWithKey } from '../../site-clients/create-with-key'
import { readReceipts } from '../../publications/read-receipts'
import { rotateKey } from '../../site-clients/rotate-key'
import { rotateWebhookSecret } from '../../site-clients/rotate-webhook-secret'
import { webhookAddressProblem } from '../../validation/webhook-address'
import { webhookTypes } from '../../publications/change-events'
import { hiddenUnless, isAdminOrHead } from '../people/hidden-from'
import { keepOwnSchool } from '../../hooks/keep-own-school'

/** No person reads or writes these, by any door; the program does with `showHiddenFields`. */
const secret = { hidden: true, access: { create: nobody, read: nobody, update: nobody } } as const
const secretText = (name: string): TextField => ({ name, type: 'text', ...secret })
const secretTime = (name: string): DateField => ({ name, type: 'date', ...secret })

const webhooks: Field = {
  name: 'webhooks',
  type: 'array',
  maxRows: 10,
  labels: { singular: 'Webhook', plural: 'Webhooks' },
  admin: {
    description:
      'Addresses that are told when something is published, changed or withdrawn (Standard Webhooks). Each has a secret; it is shown once, when it is renewed.',
  },
  fields: [
    {
      name: 'url',
      type: 'text',
      required: true,
      label: 'Address',
      maxLength: 2000,
      admin: { placeholder: 'https://www.school.example/hooks/kpsa' },
      validate: (value: string | null | undefined, options: Parameters<typeof standardText>[1]) => {
        const standard = standardText(value, options)
        if (standard !== true || !value) return standard
        const rows = (options.data as { webhooks?: { url?: string }[] }).webhooks ?? []
        if (rows.filter(({ url }) => url === value).length > 1)
          return 'This address stands here twice. Remove one.'
        return webhookAddressProblem(value, settingsOf(options.req.payload).webhookAllowPrivate) ?? true
      },
    },
    {
      name: 'types',
      type: 'select',
      hasMany: true,
      label: 'Tell it about',
      defaultValue: [...webhookTypes],
      options: [
        { value: 'item.published', label: 'New items' },
        { value: 'item.updated', label: 'Changed items' },
        { value: 'item.withdrawn', label: 'Withdrawn items' },
        { value: 'site.updated', label: 'Changes of the site itself' },
      ],
    },
    { name: 'enabled', type: 'checkbox', defaultValue: true },
    secretText('secret'),
    secretText('previousSecret'),
    secretTime('previousSecretUntil'),
  ],
}

export const siteClients: CollectionConfig = {
  slug: 'site-clients',
  labels: { singular: 'Site client', plural: 'Site clients' },
  admin: {
    group: 'Websites',
    useAsTitle: 'name',
    defaultColumns: ['name', 'school', 'enabled', 'lastUsedAt'],
    listSearchableFields: ['name'],
    description:
      'School websites that fetch published content by themselves. Each has a key; it is shown once, when it is made or renewed.',
    hidden: hiddenUnless(isAdminOrHead),
  },
  defaultSort: 'name',
  disableDuplicate: true,
  access: {
    read: anyOf(allianceAdmin, signerOfSchool),
    readVersions: nobody,
    create: anyOf(allianceAdmin, signerSomewhere),
    update: anyOf(allianceAdmin, signerOfSchool),
    delete: anyOf(allianceAdmin, signerOfSchool),
    unlock: nobody,
    admin: nobody,
  },
  hooks: {
    beforeValidate: [keepOwnSchool({ roles: signers, admin: 'any' })],
    beforeChange: [makeFirstKey, keepWebhookSecrets],
    afterOperation: [answerWithKey],
    afterDelete: [forgetReceipts],
  },
  endpoints: [createWithKey, rotateKey, rotateWebhookSecret, readReceipts],
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: 120,
      admin: { placeholder: 'The school’s website' },
    },
    schoolField({ description: 'The school whose website this is.' }),
    {
      name: 'enabled',
      type: 'checkbox',
      defaultValue: true,
      admin: {
        position: 'sidebar',
        description: 'Without this, its key opens nothing and no webhook is sent.',
      },
    },
    {
      ...timeField('lastUsedAt', {
        label: 'Last used',
        readOnly: true,
        access: { create: nobody, update: nobody },
      }),
    },
    webhooks,
    {
      name: 'webhookHealth',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/site-clients/webhook-health#WebhookHealth' },
      },
    },
    {
      name: 'receipts',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/site-clients/receipts-table#ReceiptsTable' },
      },
    },
    {
      name: 'keys',
      type: 'array',
      ...secret,
      fields: [
        { name: 'hash', type: 'text', required: true, index: true, ...secret },
        { name: 'validUntil', type: 'date', ...secret },
      ],
    },
  ],
}
