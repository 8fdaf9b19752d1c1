import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Router, type Response } from 'express'
import { ProblemError } from '../server/errors'
import { checkAddress, openDoor, readOnly } from './front-checks'
import { answerProblems } from './problem'
import type { PublicationStore } from './publication-store'

/**
 * Never `immutable`: when an item is withdrawn, its pictures must go from every cache within minutes, and a copy
 * that is older than this has to be asked for again.
 */
const cacheControl = 'public, max-age=300'

/** One plain name of a file, whatever the operating system takes for a separator. */
const isPlainName = (name: string): boolean =>
  name !== '' && !name.startsWith('.') && !/[/\\]/.test(name) && path.basename(name) === name

/**
 * From time and size, as nginx does: a stored file is written once under its name, so these name its bytes, and
 * `If-Range` works (it needs a strong tag; `send` alone would make a weak one).
 */
const entityTag = async (file: string): Promise<string> => {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new ProblemError('not-found')
  return `"${Math.floor(found.mtimeMs).toString(36)}-${found.size.toString(36)}"`
}

const statusOf = (error: unknown): number | undefined => {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' ? status : undefined
}

/**
 * Sends the file, or the part of it that Range asks for (RFC 9110, section 14).
 * @throws ProblemError `not-found`; a client that went away is no error
 */
const sendStored = (response: Response, mediaDir: string, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    response.sendFile(name, { root: mediaDir, dotfiles: 'deny', cacheControl: false }, (error?: Error) => {
      if (!error || response.headersSent) return resolve()
      if (statusOf(error) !== 416) return reject(new ProblemError('not-found'))
      // `send` has set Content-Range, which says how long the file is.
      response.removeHeader('Content-Disposition')
      response.status(416).end()
      resolve()
    })
  })

/**
 * `/media/{name}`: the files that a live publication or a site shows, and no other: whether one is public is asked
 * at every request, so a file goes with the item that showed it.
 *
 * @param options.mediaDir absolute path of the folder with the files, all directly in it
 */
export const mediaRouter = ({
  store,
  mediaDir,
  report,
}: {
  store: Pick<PublicationStore, 'publicFile'>
  mediaDir: string
  report?: (error: unknown) => void
}): Router => {
  const router = Router({ caseSensitive: true })
  router.use('/media', openDoor, checkAddress, readOnly)

  router.get('/media/:name', async (request, response) => {
    const name = String(request.params.name)
    const file = isPlainName(name) ? await store.publicFile(name) : undefined
    if (!file) throw new ProblemError('not-found')
    response.set('ETag', await entityTag(path.join(mediaDir, name)))
    response.set('Cache-Control', cacheControl)
    // Should something that runs ever get among the files, it runs without scripts and without our origin.
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    if (file.contentType === 'application/pdf') response.attachment(name)
    response.set('Content-Type', file.contentType)
    await sendStored(response, mediaDir, name)
  })

  router.use('/media', () => {
    throw new ProblemError('not-found')
  })
  router.use('/media', answerProblems(report))
  return router
}
