import path from 'node:path'
import { Router } from 'express'
import type { MediaFiles } from '../../media-files/file-store'
import { ProblemError } from '../../problems/errors'
import { checkAddress, lendFiles, openDoor, readOnly } from '../front/front-checks'
import { answerProblems, type Report } from '../front/problem'
import type { PublicationStore } from '../store/publication-store'
import { sendStored } from '../v1/send-stored'

/**
 * Never `immutable`: when an item is withdrawn, its pictures must go from every cache within minutes, and a copy
 * that is older than this has to be asked for again.
 */
const cacheControl = 'public, max-age=300'

/** One plain name of a file, whatever the operating system takes for a separator. */
const isPlainName = (name: string): boolean =>
  name !== '' && !name.startsWith('.') && !/[/\\]/.test(name) && path.basename(name) === name

/**
 * `/media/{name}`: the files that a live publication or a site shows, and no other: whether one is public is asked
 * at every request, so a file goes with the item that showed it.
 *
 * @param options.files where their bytes are
 */
export const mediaRouter = ({
  store,
  files,
  report,
}: {
  store: Pick<PublicationStore, 'publicFile'>
  files: MediaFiles
  report?: Report
}): Router => {
  const router = Router({ caseSensitive: true })
  router.use('/media', openDoor, lendFiles, checkAddress, readOnly)

  router.get('/media/:name', async (request, response) => {
    const name = String(request.params.name)
    const shown = isPlainName(name) ? await store.publicFile(name) : undefined
    const file = shown && (await files.find(name))
    if (!file) throw new ProblemError('not-found')
    response.set('Cache-Control', cacheControl)
    // Should something that runs ever get among the files, it runs without scripts and without our origin.
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    if (shown.contentType === 'application/pdf') response.attachment(name)
    response.set('Content-Type', shown.contentType)
    await sendStored(request, response, file)
  })

  router.use('/media', () => {
    throw new ProblemError('not-found')
  })
  router.use('/media', answerProblems(report))
  return router
}
