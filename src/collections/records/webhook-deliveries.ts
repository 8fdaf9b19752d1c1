import type { CollectionConfig } from 'payload'
import { anyOf } from '../../access/combine'
import { allianceAdmin, signerOfSchool } from '../../access/rules'
import { writtenByTheSystem } from '../../access/written-by-the-system'
import { webhookTypes } from '../../publications/change-events'
import { sendAgain } from '../../webhooks/send-again'
import { hiddenUnless, isAdminOrHead } from '../people/hidden-from'

const moment = { date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm:ss' } } as const

/**
 * What websites are told of by webhook: the outbox, written in the transaction that publishes, and the log of what
 * became of each message. Written by src/webhooks alone.
 */
export const webhookDeliveries: CollectionConfig = {
  slug: 'webhook-deliveries',
  labels: { singular: 'Webhook delivery', plural: 'Webhook deliveries' },
  admin: {
    group: 'Websites',
    useAsTitle: 'slug',
    defaultColumns: ['createdAt', 'client', 'type', 'slug', 'state', 'attempts', 'lastStatus', 'nextTryAt'],
    listSearchableFields: ['slug', 'url', 'messageId'],
    description:
      'What websites were told by webhook, and how they answered. Finished ones are kept for 30 days.',
    hidden: hiddenUnless(isAdminOrHead),
  },
  defaultSort: '-number',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  access: { ...writtenByTheSystem, read: anyOf(allianceAdmin, signerOfSchool) },
  endpoints: [sendAgain],
  indexes: [{ fields: ['state', 'nextTryAt'] }, { fields: ['lane', 'state', 'number'] }],
  fields: [
    {
      name: 'again',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/site-clients/send-again-section#SendAgainSection' },
      },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: [
        { value: 'waiting', label: 'Waiting, or being tried' },
        { value: 'delivered', label: 'Delivered' },
        { value: 'given-up', label: 'Given up' },
      ],
    },
    { name: 'type', type: 'select', required: true, options: [...webhookTypes], label: 'Told of' },
    { name: 'slug', type: 'text', required: true, label: 'Item' },
    { name: 'kind', type: 'text', required: true },
    { name: 'site', type: 'text', required: true },
    { name: 'client', type: 'relationship', relationTo: 'site-clients', index: true, label: 'Site client' },
    { name: 'school', type: 'relationship', relationTo: 'schools', index: true },
    { name: 'url', type: 'text', required: true, label: 'Sent to' },
    { name: 'attempts', type: 'number', required: true },
    { name: 'lastTryAt', type: 'date', label: 'Last tried', admin: moment },
    { name: 'lastStatus', type: 'number', label: 'Last answer (status)' },
    { name: 'lastProblem', type: 'text', label: 'What went wrong last' },
    { name: 'nextTryAt', type: 'date', label: 'Next try', admin: moment },
    { name: 'finishedAt', type: 'date', index: true, label: 'Delivered or given up', admin: moment },
    { name: 'messageId', type: 'text', required: true, label: 'webhook-id' },
    { name: 'itemId', type: 'text', required: true },
    { name: 'version', type: 'text', required: true },
    { name: 'happenedAt', type: 'text', required: true, label: 'Timestamp of the event' },
    { name: 'number', type: 'number', required: true, index: true, admin: { hidden: true } },
    // Messages of one lane, that is of one item to one address, go one after the other.
    { name: 'lane', type: 'text', required: true, admin: { hidden: true } },
    // An address with a placeholder in place of the host (src/public/addresses.ts).
    { name: 'itemUrl', type: 'text', required: true, admin: { hidden: true } },
    // Who tries it now; the try counts as lost when `nextTryAt` has come.
    { name: 'claim', type: 'text', admin: { hidden: true } },
  ],
}
