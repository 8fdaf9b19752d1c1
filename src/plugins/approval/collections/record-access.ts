import type { Access, CollectionConfig } from 'payload'
import { storedId } from '@kpsa/payload-content'
import type { Approval } from '../options'

const nobody = (): false => false

/** Records that the workflow alone writes, and keeps. Who signs for a party named in `fields` reads them. */
export const recordAccess = (approval: Approval, fields: readonly string[]): CollectionConfig['access'] => {
  const read: Access = ({ req }) => {
    if (!approval.person(req)) return false
    const { collection } = approval.owner
    const parties = Object.keys(approval.signsFor(req)).map((id) => storedId(req, collection, id))
    return parties.length > 0 && { or: fields.map((field) => ({ [field]: { in: parties } })) }
  }
  return { read, create: nobody, update: nobody, delete: nobody, readVersions: nobody, unlock: nobody }
}

/** A record is read and never edited. */
export const recordSettings = {
  defaultSort: '-at',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  indexes: [{ fields: ['itemCollection', 'itemId', 'at'] }],
} satisfies Partial<CollectionConfig>
