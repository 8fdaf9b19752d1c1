import { z } from 'zod'
import { commonItemFields, publicShapes } from '../../public/public-form'

export const pageShape = z
  .object({ kind: z.literal('page'), ...commonItemFields, section: z.string() })
  .describe('A page that stays, such as "Our school".')
  .register(publicShapes, { id: 'Page' })
export type PublicPage = z.infer<typeof pageShape>

declare module '../../public/public-form' {
  interface PublicKinds {
    page: PublicPage
  }
}
