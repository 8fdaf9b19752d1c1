import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { PayloadRequest } from 'payload'
import { mediaFiles } from '../../media-files/media-files'
import { renderPreview } from '../../publications/preview'
import { ProblemError } from '../../server/errors'
import type { ApprovedCollection } from '../../workflow/item'
import { readableVersion } from '../../workflow/review'

/**
 * A picture or file of the version under review. Headteachers of other schools, who have no access to the
 * owner's media, see what the version shows and nothing else.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school, files-not-ready
 */
export const reviewFile = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  filename: unknown,
): Promise<Response> => {
  const { item, live } = await readableVersion(req, collection, id)
  // A receiving headteacher decides about the live version; its pictures may differ from those of a newer one.
  for (const version of [item, ...(live ? [live] : [])]) {
    const preview = await renderPreview(req, collection, version)
    const shown = preview?.files.find(({ file }) => file === filename)
    if (!shown) continue
    const stored = await mediaFiles().find(shown.file)
    if (!stored) break
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
  throw new ProblemError('not-found')
}
