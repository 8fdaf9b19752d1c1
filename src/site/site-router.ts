import { Router } from 'express'
import type { PublicationStore } from '../delivery/publication-store'
import type { AddressBook } from '../publications/addresses'
import { answerRequest } from './answer-request'
import { sendAnswer } from './send-answer'

export type SiteRouterOptions = {
  store: PublicationStore
  /** Where the installation and its sites are now; asked for every page, since domains may change. */
  addresses: () => Promise<AddressBook>
  /** Marks every page as a demonstration and keeps crawlers out. */
  demo: boolean
  /** The clock; tests set it. */
  now?: () => Date
}

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
 * The public pages of all sites (CONTRACT, section 5): static HTML, without scripts and without cookies. On a
 * school's own domain that school's pages are at the root. Errors of the reader (bad address, nothing there,
 * withdrawn) are pages too; only failures of ours reach `next(error)`.
 */
export const siteRouter = ({ store, addresses, demo, now = () => new Date() }: SiteRouterOptions): Router => {
  const router = Router()
  const sources = { store, addresses, demo, now }
  router.use(async (request, response, next) => {
    if (elsewhere.has(request.path.split('/')[1] ?? '')) return next()
    const query = request.url.indexOf('?')
    const answer = await answerRequest(sources, {
      method: request.method,
      hostname: request.hostname,
      path: request.path,
      query: new URLSearchParams(query < 0 ? '' : request.url.slice(query + 1)),
    })
    await sendAnswer(request, response, answer)
  })
  return router
}
