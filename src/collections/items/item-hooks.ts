import type { CollectionConfig } from 'payload'
import { leaveGaps } from '../../hooks/leave-gaps'
import { forgetMentions, recordMentions } from '../../hooks/record-mentions'
import { refuseWhileInUse } from '../../hooks/refuse-while-in-use'

/** What is submitted, scheduled or published stays whole: an item that it shows or names cannot be deleted under it. */
export const itemHooks: CollectionConfig['hooks'] = {
  afterChange: [recordMentions],
  afterDelete: [forgetMentions],
  // Drafts are told of a gap last, when nobody objects any more.
  beforeDelete: [refuseWhileInUse, leaveGaps],
}
