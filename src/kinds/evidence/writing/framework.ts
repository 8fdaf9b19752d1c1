import type { PayloadRequest } from 'payload'
import { relatedId } from '../../../content/related-id'

/** A framework as it is stored, as far as evidence shows it. */
export type Framework = {
  id: string
  key?: string
  name?: string
  objectives?: { code: string; title?: string; kpis?: { code: string; text?: string }[] }[]
}

/** @returns undefined where there is none, or none is chosen */
export const loadFramework = async (req: PayloadRequest, given: unknown): Promise<Framework | undefined> => {
  const id = relatedId(given)
  if (!id) return undefined
  return (
    (await req.payload.db.findOne<Framework>({
      collection: 'lppa-frameworks',
      where: { id: { equals: id } },
      req: { transactionID: req.transactionID },
    })) ?? undefined
  )
}
