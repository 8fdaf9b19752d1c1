import type { PayloadRequest } from 'payload'
import { relatedId } from '../content/related-id'
import { allianceSite } from '../public/public-form'

/** The sites that have chosen this picture as their sign, whether it may be shown or not: a school's crest, the logo. */
export type Signs = { schools: { id: string; slug: string }[]; ofAlliance: boolean }

export const signsWith = async (req: PayloadRequest, medium: string): Promise<Signs> => {
  const within = { transactionID: req.transactionID }
  const { docs } = await req.payload.db.find<{ id: string; slug: string }>({
    collection: 'schools',
    where: { crest: { equals: medium } },
    limit: 0,
    pagination: false,
    req: within,
  })
  const alliance = await req.payload.db.findGlobal<{ logo?: unknown }>({ slug: 'alliance', req: within })
  return {
    schools: docs.map(({ id, slug }) => ({ id: String(id), slug })),
    // Null on MongoDB until somebody has saved it.
    ofAlliance: relatedId((alliance as { logo?: unknown } | null)?.logo) === medium,
  }
}

export const sitesOfSigns = ({ schools, ofAlliance }: Signs): string[] => [
  ...schools.map(({ slug }) => slug),
  ...(ofAlliance ? [allianceSite] : []),
]
