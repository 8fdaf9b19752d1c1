import express, { type Express, type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { addressBook } from '../delivery/address-book'
import { healthRouter } from '../delivery/health-router'
import { mediaRouter } from '../delivery/media-router'
import { answerProblems, sendProblem } from '../delivery/problem'
import { documentationRouter } from '../delivery/openapi/documentation-router'
import type { PublicationStore } from '../delivery/publication-store'
import { v1Router } from '../delivery/v1-router'
import { mediaFilesFor } from '../media-files/media-files'
import { siteRouter } from '../site/site-router'
import { apiHeaders, commonHeaders } from './admin-headers'
import { demoMailRouter } from './demo-mail-router'
import type { Env } from './env'
import { logger } from './logger'
import { noteAddress } from './request-address'

/** What the authoring role adds to delivery. */
export type Authoring = {
  /** What stands before all of them. */
  guards: RequestHandler[]
  rest: RequestHandler
  graphql: RequestHandler | undefined
  admin: RequestHandler | undefined
}

/** Everything but the admin interface: nothing from elsewhere, no scripts but our own. */
const publicHeaders = (publicUrl: string) =>
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
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })

const limitOf = (env: Env): RequestHandler =>
  env.rateLimitPerMinute === 0
    ? (_request, _response, next) => next()
    : rateLimit({
        windowMs: 60_000,
        limit: env.rateLimitPerMinute,
        standardHeaders: 'draft-7',
        legacyHeaders: false,
        handler: (_request, response) => sendProblem(response, 'too-many-requests'),
      })

/** The program's own faults are recorded with their cause; the answer says only that there was one. */
const report = (error: unknown): void => logger.error({ err: error }, 'a request failed')

/**
 * The one Express application. In the delivery role `authoring` is left out: then there is no admin and no
 * `/api`, and nothing can write.
 */
export const buildApp = (env: Env, store: PublicationStore, authoring?: Authoring): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', env.trustProxy)
  app.set('query parser', 'simple')

  app.use(healthRouter({ store }))
  app.use(limitOf(env))
  if (authoring) {
    const { admin, graphql, guards, rest } = authoring
    app.use(noteAddress)
    app.use('/api', apiHeaders(env.publicUrl))
    app.use(['/api', '/admin'], ...guards)
    if (graphql) app.use('/api/graphql', graphql)
    app.use('/api', rest)
    if (admin)
      app.use((request, response, next) =>
        /^\/(?:admin|_next)(?:\/|$)/.test(request.path) ? admin(request, response, next) : next(),
      )
  }
  app.use(publicHeaders(env.publicUrl))
  const addresses = addressBook(store, env.publicUrl)
  app.use(documentationRouter({ addresses, report }))
  app.use(v1Router({ store, addresses, report }))
  app.use(mediaRouter({ store, files: mediaFilesFor(env), report }))
  if (env.demo && authoring) app.use('/demo/mail', demoMailRouter())
  app.use(siteRouter({ store, addresses, demo: env.demo }))
  app.use(answerProblems(report))
  return app
}
