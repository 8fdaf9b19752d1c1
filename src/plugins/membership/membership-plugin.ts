import type { Plugin } from 'payload'
import { settleMembership } from '../../alliance-rules/membership'
import { schoolLeavesTask } from '../../alliance-rules/school-leaves-task'

/** Makes leaving and coming back steps of the workflow: at the save that says so, or on the day that was set. */
export const membershipPlugin =
  (options: { schools: string }): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collection.slug === options.schools
        ? {
            ...collection,
            hooks: {
              ...collection.hooks,
              afterChange: [...(collection.hooks?.afterChange ?? []), settleMembership],
            },
          }
        : collection,
    ),
    jobs: { ...config.jobs, tasks: [...(config.jobs?.tasks ?? []), schoolLeavesTask] },
  })
