import type { PayloadRequest } from 'payload'
import { itemBehind } from '../publications/expected'
import { rowsWhere } from '../publications/published-neighbours'
import type { ApprovedCollection } from '../alliance/item'
import type { Problem } from '../plugins/approval/problem'
import { concernsInPublic } from './concerned-media'
import { inWords, ofPublic } from '../media-concerns/concern'

const filesShownBy = async (req: PayloadRequest, publications: readonly string[]): Promise<string[]> => {
  const { docs } = await req.payload.db.find<{ file: string }>({
    collection: 'public-files',
    where: { publication: { in: [...publications] } },
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs.map(({ file }) => file)
}

/**
 * What the public sees of this item now and should perhaps not, whatever its newest version says: pictures marked
 * "do not publish", and those whose consent has ended or soon will. Nothing is taken off by that: a headteacher does.
 */
export const problemsInPublic = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
): Promise<Problem[]> => {
  const behind = await itemBehind(req, collection, id)
  if (!behind) return []
  const rows = await rowsWhere(req, {
    and: [{ itemId: { equals: behind.id } }, { state: { equals: 'live' } }],
  })
  if (rows.length === 0) return []
  const files = await filesShownBy(
    req,
    rows.map((row) => row.id),
  )
  if (files.length === 0) return []
  const found = await concernsInPublic(req, { filename: { in: [...new Set(files)] } })
  return found.flatMap(({ medium, concerns }) =>
    concerns.map((concern) => ({
      code: `${ofPublic}${concern}`,
      message: `${medium.filename} is public here, and ${inWords(concern, medium.people)}. Publish a version without it, or withdraw this.`,
      blocking: false,
    })),
  )
}
