import { z } from 'zod'
import { day, commonItemFields, publicShapes, schoolNameSchema } from '../../public/public-form'

export const letterShape = z
  .object({
    kind: z.literal('letter'),
    ...commonItemFields,
    date: day,
    audience: z.array(z.string()).meta({ examples: [['whole-school', 'year-1']] }),
    salutation: z.string().meta({ examples: ['Dear parents and carers'] }),
    signatories: z.array(
      z.object({
        name: z.string().meta({ examples: ['Alex Example'] }),
        title: z.string().meta({ examples: ['Headteacher'] }),
        school: schoolNameSchema.nullable(),
      }),
    ),
    replyBy: day.nullable(),
    replyTo: z.string().meta({ examples: ['office@comberton.example'] }),
  })
  .describe('A letter to parents.')
  .register(publicShapes, { id: 'Letter' })
export type PublicLetter = z.infer<typeof letterShape>

declare module '../../public/public-form' {
  interface PublicKinds {
    letter: PublicLetter
  }
}
