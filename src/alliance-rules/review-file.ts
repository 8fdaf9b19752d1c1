import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { PayloadRequest } from 'payload'
import { mediaFilesFor } from '../media-files/media-files'
import { settingsOf } from '../settings/settings-of'
import { renderPreview } from '../publications/preview'
import type { ApprovedCollection, Item } from '../alliance/item'

/**
 * A picture or file that a version shows. Headteachers of other schools, who have no access to the owner's media,
 * see what the version under review shows and nothing else.
 *
 * @throws ProblemError files-not-ready
 */
export const reviewFile = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  version: Item,
  filename: string,
): Promise<Response | undefined> => {
  const preview = await renderPreview(req, collection, version)
  const shown = preview?.files.find(({ file }) => file === filename)
  const stored = shown && (await mediaFilesFor(settingsOf(req.payload)).find(shown.file))
  if (!stored) return undefined
  const bytes = Readable.toWeb(await stored.open()) as ReadableStream<Uint8Array> as BodyInit
  return new Response(bytes, {
    headers: {
      'Content-Type': shown.contentType,
      'Content-Length': String(stored.size),
      'Cache-Control': 'private, max-age=300',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
