import type { CollectionAfterChangeHook } from 'payload'
import { forgetReads } from '../transaction/in-transaction'

/** What follows in this transaction reads owners anew, as they are now. */
export const forgetWhatWasRead: CollectionAfterChangeHook = async ({ doc, req }) => {
  await forgetReads(req)
  return doc as unknown
}
