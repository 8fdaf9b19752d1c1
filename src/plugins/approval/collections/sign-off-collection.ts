import type { CollectionConfig } from 'payload'
import { asSlug } from '../item'
import type { Approval } from '../options'
import { itemOwnerField } from '../records/sign-offs'
import { recordAccess, recordSettings } from './record-access'

/** `sign-offs`, for projects that have no collection of this name: every decision about a version, kept for good. */
export const signOffCollection = (approval: Approval): CollectionConfig => {
  const { field, collection } = approval.owner
  const ofItem = itemOwnerField(field)
  return {
    ...recordSettings,
    slug: 'sign-offs',
    labels: { singular: 'Sign-off', plural: 'Sign-offs' },
    admin: { useAsTitle: 'itemTitle', defaultColumns: ['itemTitle', field, 'decision', 'byName', 'at'] },
    access: recordAccess(approval, [field, ofItem]),
    fields: [
      { name: 'itemCollection', type: 'text', required: true },
      { name: 'itemId', type: 'text', required: true, index: true },
      { name: 'itemTitle', type: 'text' },
      { name: 'version', type: 'text', required: true, index: true },
      { name: 'submittedAt', type: 'date' },
      { name: field, type: 'relationship', relationTo: asSlug(collection), index: true },
      { name: ofItem, type: 'relationship', relationTo: asSlug(collection), index: true },
      {
        name: 'decision',
        type: 'select',
        required: true,
        options: ['approve', 'request-changes', 'accept', 'decline'],
      },
      // An id rather than a relation: a decision stays valid, and readable, when the person leaves.
      { name: 'by', type: 'text', required: true },
      { name: 'byName', type: 'text' },
      { name: 'role', type: 'text' },
      { name: 'note', type: 'textarea' },
      // What may be there once; sign-offs from before it have none.
      { name: 'key', type: 'text', unique: true, admin: { hidden: true } },
      { name: 'at', type: 'date', required: true, index: true },
    ],
  }
}
