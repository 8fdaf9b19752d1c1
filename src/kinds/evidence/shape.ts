import { z } from 'zod'
import { address, day, commonItemFields, kindName, publicShapes } from '../../public/public-form'

export const evidenceShape = z
  .object({
    kind: z.literal('evidence'),
    ...commonItemFields,
    date: day,
    framework: z.object({ key: z.string(), name: z.string() }),
    objectives: z.array(z.object({ code: z.string(), title: z.string() })),
    kpis: z.array(z.object({ code: z.string(), text: z.string() })),
    involvement: z.array(z.string()).meta({ examples: [['volunteering', 'workshops']] }),
    impact: z.string(),
    sources: z
      .array(
        z.object({
          id: z.string(),
          kind: kindName,
          title: z.string(),
          url: address,
          version: z.string(),
        }),
      )
      .describe('Public items that this evidence rests on, where they are public on the same site.'),
  })
  .describe('Evidence of how parents and school work together.')
  .register(publicShapes, { id: 'Evidence' })
export type PublicEvidence = z.infer<typeof evidenceShape>

declare module '../../public/public-form' {
  interface PublicKinds {
    evidence: PublicEvidence
  }
}
