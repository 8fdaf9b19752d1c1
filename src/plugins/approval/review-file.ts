import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { renderPreview } from '../../publications/preview'
import { env } from '../../server/env'
import { ProblemError } from '../../server/errors'
import type { ApprovedCollection } from '../../workflow/item'
import { readableVersion } from '../../workflow/review'

/**
 * A picture or file of the version under review. Headteachers of other schools, who have no access to the
 * owner's media, see what the version shows and nothing else.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school
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
    const bytes = await readFile(path.join(env().mediaDir, shown.file)).catch(() => undefined)
    if (!bytes) break
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': shown.contentType,
        'Cache-Control': 'private, max-age=300',
        'Content-Security-Policy': "default-src 'none'; sandbox",
      },
    })
  }
  throw new ProblemError('not-found')
}
