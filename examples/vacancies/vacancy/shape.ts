import { z } from 'zod'
import { commonItemFields, day, publicShapes } from '../../../src/public/public-form'

export const vacancyShape = z
  .object({
    kind: z.literal('vacancy'),
    ...commonItemFields,
    post: z.string().meta({ examples: ['Teaching assistant'] }),
    category: z.string().meta({ examples: ['support'] }),
    hours: z.string().meta({ examples: ['27.5 hours a week, term time only'] }),
    salary: z.string().meta({ examples: ['£23,656 a year, pro rata'] }),
    closes: day.describe('The last day for applications. On the day after it, the vacancy is withdrawn.'),
    howToApply: z.string().meta({ examples: ['Send the form to office@comberton.example.'] }),
  })
  .describe('A post that a school wants to fill.')
  .register(publicShapes, { id: 'Vacancy' })
export type PublicVacancy = z.infer<typeof vacancyShape>

declare module '../../../src/public/public-form' {
  interface PublicKinds {
    vacancy: PublicVacancy
  }
}
