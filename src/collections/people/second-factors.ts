import type { CollectionConfig } from 'payload'
import { writtenByTheSystem } from '../../access/written-by-the-system'

/**
 * The second factors of those who have one, or have begun to set one up: apart from `users`, since Payload writes
 * a person's whole record, as it was read, whenever they sign in. Nobody reads or writes this by any door; the
 * program does, through src/signing-in/second-factor-record.ts.
 */
export const secondFactors: CollectionConfig = {
  slug: 'second-factors',
  admin: { hidden: true },
  disableDuplicate: true,
  lockDocuments: false,
  access: writtenByTheSystem,
  fields: [
    { name: 'person', type: 'text', required: true, unique: true, hidden: true },
    { name: 'secret', type: 'text', required: true, hidden: true },
    { name: 'setUpAt', type: 'date', hidden: true },
    { name: 'begunIn', type: 'text', hidden: true },
    { name: 'lastStep', type: 'number', required: true, hidden: true },
    { name: 'recoveryCodes', type: 'json', required: true, hidden: true },
    { name: 'verifiedSessions', type: 'json', required: true, hidden: true },
    { name: 'failures', type: 'number', required: true, hidden: true },
    { name: 'lockedUntil', type: 'date', hidden: true },
    { name: 'revision', type: 'number', required: true, hidden: true },
  ],
}
