import {
  addDataAndFileToRequest,
  commitTransaction,
  createOperation,
  FileUploadError,
  Forbidden,
  initTransaction,
  killTransaction,
  parseParams,
  type CollectionBeforeValidateHook,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { actorOf, schoolsWhere, writers } from '../../access/roles'
import { relatedId } from '../../content/related-id'
import { fairTurns } from '../../media-files/fair-turns'
import { places } from '../../media-files/prepare-file-aside'
import { ProblemError } from '../../problems/errors'
import { settingsOf } from '../../settings/settings-of'
import { tellNoRoomForFile } from '../../storing/room-for-file'
import { nameAndHash } from './media-upload'

/** Those whose transaction begins late. What is in here no client can say. */
const beginningLate = new WeakSet<PayloadRequest>()

/** How long an upload waits for its turn, in milliseconds. */
const patience = 60_000

/**
 * A picture takes some hundred megabytes and some seconds while it is made anew, so that there is a limit to how many
 * are at the same time; and two uploads of one file would choose the same name.
 */
const inTurn = fairTurns({ places, patience })

/** Whose turn an upload takes: its school's, where the person writes for it; a claim to another changes nothing. */
const ownerOf = (req: PayloadRequest): string => {
  const actor = actorOf(req)
  const schools = schoolsWhere(actor, writers)
  const claimed = relatedId(req.data?.school)
  return schools.find((school) => school === claimed) ?? schools[0] ?? `person ${actor?.id}`
}

/** From here on the upload writes to the database: its file is recognised, cleaned and made anew by now. */
export const beginTransaction: CollectionBeforeValidateHook = async ({ data, req }) => {
  if (beginningLate.has(req)) await initTransaction(req)
  return data
}

const create = async (req: PayloadRequest) => {
  const collection = req.payload.collections.media
  const { depth, populate, select } = parseParams(req.query)
  beginningLate.add(req)
  try {
    const doc = await createOperation({
      collection,
      data: req.data as never,
      depth,
      disableTransaction: true,
      populate,
      req,
      select,
    })
    await commitTransaction(req)
    return doc
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

const upload = async (req: PayloadRequest) => {
  try {
    return await tellNoRoomForFile(
      settingsOf(req.payload).mediaDir,
      () => req.file?.name,
      () => create(req),
    )
  } catch (error) {
    // What a file can do wrong was told before Payload saw it: what is left is ours.
    throw error instanceof FileUploadError ? new ProblemError('files-not-ready') : error
  }
}

/**
 * `POST /api/media`: Payload's own creating, with its transaction begun by `beginTransaction`. Payload would hold one
 * from the beginning, and where there is one writer, nobody else could save while a file is made anew.
 *
 * @throws Forbidden to whoever may upload nothing, before the form is looked at; ProblemError `uploads-busy`
 */
export const createMedium: Endpoint = {
  path: '/',
  method: 'post',
  handler: async (req) => {
    const { access } = req.payload.collections.media.config
    if (!(await access.create({ req }))) throw new Forbidden(req.t)
    await addDataAndFileToRequest(req)
    const alone = req.file ? [nameAndHash(req.file)] : []
    const doc = await inTurn({ owner: ownerOf(req), alone }, () => upload(req))
    return Response.json({ message: 'Picture or file successfully created.', doc }, { status: 201 })
  },
}
