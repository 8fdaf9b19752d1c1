import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import express from 'express'
import { siteRouter } from '../../src/site/request/site-router'
import { answerFront } from '../../src/delivery/front/answer-front'
import type { AnswerMemory } from '../../src/delivery/front/answer-memory'
import { addressBook } from '../../src/delivery/store/address-book'
import { healthRouter } from '../../src/delivery/front/health-router'
import { mediaRouter } from '../../src/delivery/media/media-router'
import { documentationRouter } from '../../src/delivery/openapi/documentation-router'
import { presentedSince } from '../../src/delivery/front/presentation'
import type { PublicationStore } from '../../src/delivery/store/publication-store'
import { watchState } from '../../src/delivery/store/public-state'
import { RequestLimits } from '../../src/delivery/front/request-limits'
import { storeFor } from '../../src/delivery/store/store-for'
import { v1Router } from '../../src/delivery/v1/v1-router'
import { RequestCounts } from '../../src/metrics/request-counts'
import { localFiles } from '../../src/media-files/local-files'
import { databasesUnderTest } from '../support/database-under-test'
import { rawRequest, type RawAnswer } from '../support/raw-request'
import { mongoFixture } from './mongo-fixture'
import type { PublishedFixture } from './published-fixture'
import { sqliteFixture } from './sqlite-fixture'

export type DeliveryUnderTest = {
  fixture: PublishedFixture
  store: PublicationStore
  url: string
  mediaDir: string
  /** Errors that the routers reported as the system's own. */
  reported: unknown[]
  /** The clock of the routers; tests set it. */
  clock: { now: Date }
  /** Answers as JSON, whatever the status. */
  json: <T = Record<string, unknown>>(
    address: string,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: T }>
  /** Exactly this request: nothing added, nothing decoded, the path not normalised. */
  raw: (
    address: string,
    options?: { method?: string; headers?: Record<string, string> },
  ) => Promise<RawAnswer>
  stop: () => Promise<void>
}

/** Where the answers say that the installation is; a test server's own port appears in none. */
export const publicUrl = 'https://alliance.example'

export const noLimits = { limits: new RequestLimits(), perClient: 0, perAddress: 0, proxies: 0 }

export type DatabaseName = 'SQLite' | 'MongoDB'
export const databaseNames: DatabaseName[] = ['SQLite', 'MongoDB']

const newUri = (name: DatabaseName): string => {
  const database = databasesUnderTest().find((one) => one.name === name)
  if (!database) throw new Error(`There is no test database called ${name}.`)
  return database.uri()
}

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** The front that answers from memory, where a test wants it; its clock is the real one. */
export type FrontUnderTest = {
  memory: AnswerMemory
  perAddress?: number
  perClient?: number
  proxies?: number
  /** Stands between delivery and its store. */
  around?: (store: PublicationStore) => PublicationStore
}

/**
 * The delivery routers in an Express program of their own, on a free port, over a new and empty database.
 *
 * @param pages the public pages are there too, by the clock of the test; with a front they always are, by the real one
 */
export const startDelivery = async (
  name: DatabaseName = 'SQLite',
  front?: FrontUnderTest,
  { pages = false }: { pages?: boolean } = {},
): Promise<DeliveryUnderTest> => {
  const uri = newUri(name)
  const fixture = await (name === 'SQLite' ? sqliteFixture(uri) : mongoFixture(uri))
  const store = front?.around?.(await storeFor(uri)) ?? (await storeFor(uri))
  const state = watchState(store)
  const mediaDir = await mkdtemp(path.join(tmpdir(), 'kpsa-media-'))
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  const clock = { now: new Date('2026-06-14T10:00:00Z') }
  const addresses = addressBook(store, state, publicUrl)
  const presented = presentedSince(store, state, 'the form of these tests', front ? new Date() : clock.now)
  const app = express()
  app.disable('x-powered-by')
  app.use(healthRouter({ store, report }))
  app.use(mediaRouter({ store, files: localFiles(mediaDir), report }))
  const limits = { ...noLimits, limits: new RequestLimits(), ...front }
  app.use(documentationRouter({ addresses, presented, report }))
  app.use(
    v1Router({
      store,
      state,
      addresses,
      presented,
      limits,
      now: front ? undefined : () => clock.now,
      report,
    }),
  )
  if (front) app.use(siteRouter({ store, state, addresses, presented, demo: false }))
  if (pages) app.use(siteRouter({ store, state, addresses, presented, demo: false, now: () => clock.now }))
  const server = createServer(
    front
      ? answerFront({ memory: front.memory, state, ...limits, counts: new RequestCounts(), next: app })
      : app,
  )
  const port = await listen(server)
  const url = `http://127.0.0.1:${port}`

  return {
    fixture,
    store,
    url,
    mediaDir,
    reported,
    clock,
    async json<T>(address: string, headers: Record<string, string> = {}) {
      const response = await fetch(url + address, { headers })
      return { status: response.status, body: (await response.json()) as T }
    },
    raw: (address, options) => rawRequest(port, address, options),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      state.close()
      await store.close()
      await fixture.close()
      await rm(mediaDir, { recursive: true, force: true })
    },
  }
}
