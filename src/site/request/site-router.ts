import { Router } from 'express'
import { sendReply } from './send-reply'
import { sitePages } from '../pages/site-pages'
import type { SitePagesOptions } from '../pages/site-pages'

/** First parts of paths that belong to other routers or to Payload; they are passed on, not answered with 404. */
const elsewhere = new Set([
  'admin',
  'api',
  '_next',
  'v1',
  'embed',
  'media',
  'healthz',
  'readyz',
  'metrics',
  'demo',
])

/**
 * The public pages of all sites: static HTML, without scripts and without cookies. On a
 * school's own domain that school's pages are at the root. Errors of the reader (bad address, nothing there,
 * withdrawn) are pages too; only failures of ours reach `next(error)`.
 */
export const siteRouter = (options: SitePagesOptions): Router => {
  const router = Router()
  const replyTo = sitePages(options)
  router.use(async (request, response, next) => {
    if (elsewhere.has(request.path.split('/')[1] ?? '')) return next()
    const query = request.url.indexOf('?')
    const reply = await replyTo({
      method: request.method,
      hostname: request.headers.host,
      path: request.path,
      query: new URLSearchParams(query < 0 ? '' : request.url.slice(query + 1)),
    })
    await sendReply(request, response, reply)
  })
  return router
}
