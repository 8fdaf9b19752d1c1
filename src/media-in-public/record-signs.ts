import type { PayloadRequest, TaskConfig } from 'payload'
import { signsWith } from '../media-concerns/signs-with'
import { inTransaction } from '../transaction/in-transaction'
import { recordSites } from '../publications/site-records'

/** Writes the records of the sites whose sign a picture is, since it may be shown no longer, or again. */
export const recordSignsOf = async (req: PayloadRequest, medium: string): Promise<void> => {
  const { schools, ofAlliance } = await signsWith(req, medium)
  for (const { id } of schools) await recordSites(req, id)
  if (ofAlliance && schools.length === 0) await recordSites(req, '')
}

/** Does so at a set time: a consent ends with a day, and nobody saves anything then. */
export const recordSignsTask: TaskConfig<{ input: { medium: string }; output: object }> = {
  slug: 'record-signs',
  label: 'Show the crest of a site, or take it off',
  retries: 3,
  inputSchema: [{ name: 'medium', type: 'text', required: true }],
  handler: async ({ input, req }) => {
    await inTransaction(req, () => recordSignsOf(req, input.medium))
    return { output: {} }
  },
}
