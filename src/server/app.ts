import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { addressBook } from '../delivery/store/address-book'
import { healthRouter } from '../delivery/front/health-router'
import { mediaRouter } from '../delivery/media/media-router'
import { answerProblems, type Report } from '../delivery/front/problem'
import { documentationRouter } from '../delivery/openapi/documentation-router'
import { presentedSince } from '../delivery/front/presentation'
import type { RequestLimits } from '../delivery/front/request-limits'
import { v1Router } from '../delivery/v1/v1-router'
import { widgetRouter } from '../delivery/widget-router'
import type { ClientLimits } from '../delivery/front/client-limits'
import type { Backlog } from '../metrics/backlog'
import { metricsRouter } from '../metrics/metrics-router'
import { mediaFilesFor } from '../media-files/media-files'
import { siteRouter } from '../site/request/site-router'
import { apiHeaders, commonHeaders } from './requests/admin-headers'
import { demoWidgetRouter } from './demonstration/demo-widget-router'
import type { Env } from '../settings/env'
import { logger } from '../settings/logger'
import { idOfAnswer } from '../settings/request-id'
import type { Delivery } from './start-delivery'

/** What the authoring role adds to delivery. */
export type Authoring = {
  /** What stands before all of them. */
  guards: RequestHandler[]
  rest: RequestHandler
  graphql: RequestHandler | undefined
  admin: RequestHandler | undefined
  demoMail: RequestHandler | undefined
  /** Whether what people write can be stored. @throws ProblemError cannot-store */
  canStore: () => Promise<void>
  /** What waits in the database to be done. */
  backlog: () => Promise<Backlog>
}

/**
 * Everything but the admin interface: nothing from elsewhere, no scripts but our own. A public page knows nobody and runs
 * nothing, so what keeps windows and processes apart has nothing to protect there.
 */
const publicHeaders = (publicUrl: string): RequestHandler =>
  helmet({
    ...commonHeaders(publicUrl),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        imgSrc: ["'self'"],
        styleSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
  })

const clientLimits = (env: Env, limits: RequestLimits): ClientLimits => ({
  limits,
  perClient: env.rateLimitPerClient,
  perAddress: env.rateLimitPerMinute,
  proxies: env.trustProxy,
})

/** The program's own faults are recorded with their cause; the answer says only that there was one. */
const report: Report = (error, response) =>
  logger.error({ err: error, requestId: idOfAnswer(response) }, 'a request failed')

/**
 * The one Express application. In the delivery role `authoring` is left out: then there is no admin and no
 * `/api`, and nothing can write.
 */
export const buildApp = (
  env: Env,
  { store, state, limits, memory, counts, form }: Omit<Delivery, 'inFrontOf'>,
  authoring?: Authoring,
): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', env.trustProxy)
  app.set('query parser', 'simple')
  app.enable('case sensitive routing')

  app.use(healthRouter({ store, canStore: authoring?.canStore }))
  app.use(
    metricsRouter({
      sources: { counts, memory, limits, state, backlog: authoring?.backlog },
      token: env.metricsToken,
      perAddress: env.rateLimitPerMinute,
      proxies: env.trustProxy,
      report,
    }),
  )
  if (authoring) {
    const { admin, graphql, guards, rest } = authoring
    app.use('/api', apiHeaders(env.publicUrl))
    app.use(['/api', '/admin', '/_next'], ...guards)
    if (graphql) app.use('/api/graphql', graphql)
    app.use('/api', rest)
    if (admin)
      app.use((request, response, next) =>
        /^\/(?:admin|_next)(?:\/|$)/.test(request.path) ? admin(request, response, next) : next(),
      )
  }
  app.use(publicHeaders(env.publicUrl))
  const addresses = addressBook(store, state, env.publicUrl)
  const presented = presentedSince(store, state, form, new Date())
  app.use(documentationRouter({ addresses, presented, report }))
  app.use(v1Router({ store, state, addresses, presented, limits: clientLimits(env, limits), report }))
  app.use(widgetRouter({ presented, report }))
  app.use(mediaRouter({ store, files: mediaFilesFor(env), report }))
  if (env.demo) app.use(demoWidgetRouter(env.publicUrl))
  if (authoring?.demoMail) app.use('/demo/mail', authoring.demoMail)
  const variesBy = env.trustForwardedHost ? ['X-Forwarded-Host'] : []
  app.use(siteRouter({ store, state, addresses, presented, demo: env.demo, variesBy }))
  app.use(answerProblems(report))
  return app
}
