import type { CollectionBeforeDeleteHook } from 'payload'
import { shownPlaces } from '../../media-in-public/shown-places'
import { listInWords } from '../../mentions/where-used'
import { ProblemError } from '../../problems/errors'

/** A file that a publication or a site shows stays, or readers would meet a gap. Says where: all of it is public. */
export const refuseWhileShown: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const medium = await req.payload.db.findOne<{ id: string; filename?: string }>({
    collection: 'media',
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  const filename = medium?.filename ?? ''
  const places = (await shownPlaces(req, [filename])).get(filename)
  if (!places) return
  const where = listInWords([
    ...places.items.map(({ title }) => `"${title}"`),
    ...places.signOf.map((site) => `the head of the site "${site}"`),
  ])
  throw new ProblemError(
    'still-public',
    `This is shown on a public page${where && `, in ${where}`}. Publish a version without it, or withdraw what shows it, and try again.`,
  )
}
