import { readFileSync } from 'node:fs'
import { widgetScriptFile } from '@extensions/files'
import { Router } from 'express'
import { prepare, type PreparedAnswer } from './front/prepared-answer'
import { ProblemError } from '../problems/errors'
import { checkAddress, lendFiles, openDoor, readOnly } from './front/front-checks'
import { answerProblems, type Report } from './front/problem'
import type { PresentedSince } from './front/presentation'
import { respond } from './front/respond'

/**
 * Other people's pages name this address for years, so it cannot name a version of the script. An hour spares them
 * most requests, and a mended script is everywhere by the next day.
 */
const reusableForAnHour = 'public, max-age=3600, stale-while-revalidate=86400'

const readScript = (since: number): PreparedAnswer =>
  prepare({
    body: readFileSync(widgetScriptFile, 'utf8'),
    contentType: 'text/javascript; charset=utf-8',
    lastModified: new Date(since),
    cacheControl: reusableForAnHour,
  })

/**
 * `/embed/v1.js`, the widget: the same on every host, for scripts and modules of any origin. Parameters are ignored,
 * since content management systems add some to every script (`?ver=6.4`).
 */
export const widgetRouter = ({
  presented,
  report,
}: {
  presented: PresentedSince
  report?: Report
}): Router => {
  const router = Router({ caseSensitive: true })
  const startedAt = Date.now()
  let script: { since: number; answer: PreparedAnswer } | undefined
  router.use('/embed', openDoor, lendFiles, checkAddress, readOnly)
  router.get('/embed/v1.js', async (request, response) => {
    // Other people's pages need it whether or not our database answers.
    const since = await presented().catch(() => startedAt)
    if (script?.since !== since) script = { since, answer: readScript(since) }
    await respond(request, response, script.answer)
  })
  router.use('/embed', () => {
    throw new ProblemError('not-found')
  })
  router.use('/embed', answerProblems(report))
  return router
}
