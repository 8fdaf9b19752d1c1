import type { PayloadRequest, Where } from 'payload'
import { concernsAbout, daysBefore, type Concern, type ConcernedPeople } from '../media-concerns/concern'
import { shownPlaces, type ShownPlaces } from './shown-places'

/** A picture as far as what must be said of it needs. */
export type ConcernedMedium = {
  id: string
  filename: string
  alt?: string | null
  people?: ConcernedPeople
}

/** A picture that is public and should perhaps not be: why, and where it is. */
export type PublicConcern = { medium: ConcernedMedium; concerns: Concern[]; places: ShownPlaces }

export const mediaWhere = async (req: PayloadRequest, where: Where): Promise<ConcernedMedium[]> => {
  const { docs } = await req.payload.db.find<ConcernedMedium>({
    collection: 'media',
    where,
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

const perhapsConcerned = (now: Date): Where => ({
  or: [
    { 'people.doNotPublish': { equals: true } },
    {
      'people.consentUntil': {
        less_than_equal: new Date(now.getTime() + (daysBefore + 1) * 86_400_000).toISOString(),
      },
    },
  ],
})

/** Every picture that is public now in spite of a mark or of the end of a consent, or will soon be. */
export const concernsInPublic = async (
  req: PayloadRequest,
  only?: Where,
  now = new Date(),
): Promise<PublicConcern[]> => {
  const where = perhapsConcerned(now)
  const media = await mediaWhere(req, only ? { and: [where, only] } : where)
  const places = await shownPlaces(
    req,
    media.map(({ filename }) => filename),
  )
  return media.flatMap((medium) => {
    const concerns = concernsAbout(medium.people, now)
    const shown = places.get(medium.filename)
    return shown && concerns.length > 0 ? [{ medium, concerns, places: shown }] : []
  })
}
