import type { CollectionConfig, Plugin } from 'payload'
import { leaveGaps } from '../../hooks/leave-gaps'
import { forgetMentions, recordMentions } from '../../hooks/record-mentions'
import { refuseWhileInUse } from '../../hooks/refuse-while-in-use'

export type MentionsOptions = {
  /** Collections under approval, whose documents show and name others. */
  sources: readonly string[]
  /** Collections whose documents are shown and named. */
  targets: readonly string[]
}

const withMentions = (
  collection: CollectionConfig,
  { sources, targets }: MentionsOptions,
): CollectionConfig => {
  const isSource = sources.includes(collection.slug)
  const isTarget = targets.includes(collection.slug)
  const { hooks } = collection
  return {
    ...collection,
    hooks: {
      ...hooks,
      afterChange: [...(hooks?.afterChange ?? []), ...(isSource ? [recordMentions] : [])],
      afterDelete: [...(hooks?.afterDelete ?? []), ...(isSource ? [forgetMentions] : [])],
      // The last of them, when nobody else objects any more.
      beforeDelete: [...(hooks?.beforeDelete ?? []), ...(isTarget ? [refuseWhileInUse, leaveGaps] : [])],
    },
  }
}

/** Keeps what is submitted, scheduled or published whole: what it shows or names cannot be deleted under it. */
export const mentionsPlugin =
  (options: MentionsOptions): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) => withMentions(collection, options)),
  })
