import type { TaskConfig } from 'payload'
import { actingFor } from '../transaction/system-actor'
import { recordSites } from '../publications/site-records'
import { inTransaction } from '../transaction/in-transaction'
import { schoolLeaves } from './membership'
import { hasLeft, schoolsById } from '../alliance/schools'

/** Brings about that a school leaves on the day that was set for it, unless that was changed meanwhile. */
export const schoolLeavesTask: TaskConfig<{ input: { school: string }; output: { done: boolean } }> = {
  slug: 'school-leaves',
  label: 'A school leaves on its day',
  retries: 3,
  inputSchema: [{ name: 'school', type: 'text', required: true }],
  handler: async ({ input, req }) => {
    req.context = { ...req.context, ...actingFor('a school leaves on its day') }
    const done = await inTransaction(req, async () => {
      const [school] = await schoolsById(req, [input.school])
      if (!school || !hasLeft(school)) return false
      await recordSites(req, school.id)
      await schoolLeaves(req, school)
      return true
    })
    return { output: { done } }
  },
}
