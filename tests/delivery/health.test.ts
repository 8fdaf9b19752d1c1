import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { existsSync } from 'node:fs'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { addressBook } from '../../src/delivery/store/address-book'
import { healthRouter } from '../../src/delivery/front/health-router'
import type { PublicationStore } from '../../src/delivery/store/publication-store'
import { watchState } from '../../src/delivery/store/public-state'
import { storeFor } from '../../src/delivery/store/store-for'
import { presentedSince } from '../../src/delivery/front/presentation'
import { v1Router } from '../../src/delivery/v1/v1-router'
import { databaseNames, noLimits, startDelivery } from './delivery-under-test'
import { sqliteFixture } from './sqlite-fixture'

describe.each(databaseNames)('health on %s', (database) => {
  it('lives and is ready', async () => {
    const delivery = await startDelivery(database)
    expect(await delivery.json('/healthz')).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await delivery.json('/readyz')).toEqual({ status: 200, body: { status: 'ready' } })
    expect((await delivery.raw('/healthz')).headers['cache-control']).toBe('no-store')
    expect((await delivery.raw('/readyz', { method: 'POST' })).status).toBe(405)
    await delivery.stop()
  })
})

describe('without a database', () => {
  const endings: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0)) await end()
  })

  const serve = async (store: PublicationStore) => {
    const reported: unknown[] = []
    const report = (error: unknown) => void reported.push(error)
    const app = express()
    app.use(healthRouter({ store, report }))
    const state = watchState(store)
    const addresses = addressBook(store, state, 'https://alliance.example')
    const presented = presentedSince(store, state, 'the form of these tests', new Date())
    app.use(v1Router({ store, state, addresses, presented, limits: noLimits, report }))
    const server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endings.push(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      state.close()
      await store.close()
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return { reported, get: (address: string) => fetch(url + address) }
  }

  const missing = () => path.join(tmpdir(), `kpsa-missing-${process.pid}-${Date.now()}.db`)

  it('lives, is not ready, says so as a problem, and reports why', async () => {
    const file = missing()
    const { reported, get } = await serve(await storeFor(`file:${file}`))
    expect((await get('/healthz')).status).toBe(200)
    for (const address of ['/readyz', '/v1/sites']) {
      const response = await get(address)
      expect(response.status).toBe(503)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(response.headers.get('retry-after')).toBe('2')
      const text = await response.text()
      expect(text).toContain('"code":"not-ready-yet"')
      expect(text).not.toContain(file)
    }
    expect(reported).toHaveLength(2)
    expect((reported[0] as Error).cause).toMatchObject({ message: 'There is no database file yet.' })
    expect(existsSync(file)).toBe(false)
  })

  it('becomes ready as soon as the tables are there', async () => {
    const uri = `file:${missing()}`
    const { get } = await serve(await storeFor(uri))
    expect((await get('/readyz')).status).toBe(503)
    const fixture = await sqliteFixture(uri)
    endings.push(() => fixture.close())
    expect((await get('/readyz')).status).toBe(200)
    expect((await get('/v1/sites')).status).toBe(200)
  })

  it('says within seconds that no MongoDB answers', async () => {
    const { get } = await serve(await storeFor('mongodb://127.0.0.1:9/kpsa'))
    expect((await get('/readyz')).status).toBe(503)
  })

  it('refuses another kind of database', async () => {
    await expect(storeFor('postgres://localhost/x')).rejects.toThrow('DATABASE_URI must begin with')
  })
})
