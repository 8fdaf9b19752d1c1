import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { ErrorRequestHandler } from 'express'
import type { PublicationStore } from '../../src/delivery/store/publication-store'
import { watchState } from '../../src/delivery/store/public-state'
import { siteRouter } from '../../src/site/request/site-router'
import { rawRequest } from '../support/raw-request'
import { crossingDomain, fixtureStore, now } from './fixture-store'

export type Served = {
  url: string
  /** GET with another `Host`, which fetch does not let one set; also for paths that fetch would tidy up. */
  raw: (path: string, headers?: Record<string, string>, method?: string) => Promise<RawAnswer>
  close: () => Promise<void>
}

type RawAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** The public pages behind a real Express on a free port. */
export const serveSite = async (
  options: { store?: PublicationStore; demo?: boolean } = {},
): Promise<Served> => {
  const store = options.store ?? fixtureStore()
  const app = express()
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  app.use(
    siteRouter({
      store,
      state: watchState(store),
      addresses: async () => ({ publicUrl: url, domains: { offmore: `https://${crossingDomain}` } }),
      presented: async () => Date.parse('2026-03-01T09:00:00Z'),
      demo: options.demo ?? true,
      now: () => now,
    }),
  )
  app.use((_request, response) => {
    response.status(299).end('passed on')
  })
  const failed: ErrorRequestHandler = (_error, _request, response, _next) => {
    response.status(500).end('failed')
  }
  app.use(failed)
  const raw: Served['raw'] = async (path, headers = {}, method = 'GET') => {
    const answer = await rawRequest(port, path, { method, headers })
    return { ...answer, body: answer.body.toString('utf8') }
  }
  return {
    url,
    raw,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
