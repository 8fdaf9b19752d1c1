import type { UploadField } from 'payload'
import { upload as standardUpload } from 'payload/shared'
import { reasonsAgainstShowing, type PeopleShown } from '../../media-concerns/may-be-shown'
import { relatedId } from '../../content/related-id'

/**
 * The picture that stands for a site. It is public as soon as it is chosen, without anybody's approval; so one that
 * must not be shown is refused here. One that was chosen before stays chosen, and is not shown
 * (src/publications/site-records.ts): nothing else in the form is held up by it.
 */
export const signField = (name: string, description?: string): UploadField => ({
  name,
  type: 'upload',
  relationTo: 'media',
  filterOptions: { mimeType: { contains: 'image/' } },
  ...(description && { admin: { description } }),
  validate: async (value: unknown, options: Parameters<typeof standardUpload>[1]) => {
    const id = relatedId(value)
    const { event, previousValue, req } = options as typeof options & { previousValue?: unknown }
    if (id !== undefined && event !== 'onChange' && id !== relatedId(previousValue)) {
      const medium = await req.payload.db.findOne<{ id: string; filename?: string; people?: PeopleShown }>({
        collection: 'media',
        where: { id: { equals: id } },
        req: { transactionID: req.transactionID },
      })
      const [problem] = medium ? reasonsAgainstShowing(medium) : []
      if (problem) return `This would be public at once. ${problem.message}`
    }
    return standardUpload(value, options)
  },
})
