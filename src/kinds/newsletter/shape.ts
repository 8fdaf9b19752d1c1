import { z } from 'zod'
import { day, commonItemFields, publicShapes } from '../../public/public-form'

export const newsletterShape = z
  .object({
    kind: z.literal('newsletter'),
    ...commonItemFields,
    issue: z.string(),
    term: z.string(),
    date: day,
    sections: z
      .array(z.object({ type: z.string(), heading: z.string(), html: z.string() }))
      .describe('Its sections in order; `html` of the item is their sum.'),
  })
  .describe('A newsletter.')
  .register(publicShapes, { id: 'Newsletter' })
export type PublicNewsletter = z.infer<typeof newsletterShape>

declare module '../../public/public-form' {
  interface PublicKinds {
    newsletter: PublicNewsletter
  }
}
