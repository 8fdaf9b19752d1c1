import type { Express, Router } from 'express'
import { expect, it } from 'vitest'
import { describedRoutes } from '../../../src/delivery/openapi/described-routes'
import { storeFor } from '../../../src/delivery/store/store-for'

/** What a page needs to look like one, and no part of the API. */
const notDescribed = ['/v1/docs.css']

type Layer = Router['stack'][number]

/** The patterns of all routes, of routers within routers too. */
const routesIn = (stack: Layer[]): string[] =>
  stack.flatMap((layer) => {
    const within = (layer.handle as { stack?: Layer[] }).stack
    return layer.route ? [layer.route.path].flat() : within ? routesIn(within) : []
  })

it('everything that the program delivers to other programs is described, and nothing else', async () => {
  Object.assign(process.env, { DATABASE_URI: 'file:./never-opened.db', PAYLOAD_SECRET: 'x'.repeat(40) })
  // Its parts read the settings as they load.
  const { buildApp } = await import('../../../src/server/app')
  const { env } = await import('../../../src/settings/env')
  const { startDelivery } = await import('../../../src/server/start-delivery')
  const app: Express = buildApp(env(), startDelivery(env(), await storeFor(env().databaseUri)))
  const delivered = routesIn(app.router.stack).filter((route) => /^\/(?:v1|embed)\//.test(route))
  expect(delivered.length).toBeGreaterThan(5)
  expect(new Set(delivered.filter((route) => !notDescribed.includes(route)))).toEqual(
    new Set(describedRoutes.map(({ route }) => route)),
  )
})
