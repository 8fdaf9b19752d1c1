import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sqliteStore } from '../../src/delivery/store/sqlite-store'
import type { PublicationStore } from '../../src/delivery/store/publication-store'
import { databasesUnderTest } from '../support/database-under-test'
import { letterRow, schoolSite, type PublishedFixture } from './published-fixture'
import { sqliteFixture } from './sqlite-fixture'

let uri: string
let fixture: PublishedFixture
let store: PublicationStore

beforeEach(async () => {
  uri = databasesUnderTest()[0]?.uri() ?? ''
  fixture = await sqliteFixture(uri)
  store = sqliteStore(uri)
  await fixture.addSite(schoolSite('comberton'))
  await fixture.add(letterRow('comberton', 'trip', '2026-05-01', 1))
  await fixture.addClient({ id: 'a', name: 'Site', school: '1', enabled: true, keys: [] })
})
afterEach(async () => {
  await store.close()
  await fixture.close()
})

/** Another connection in the middle of a transaction, as the authoring side has it while it publishes. */
const openTransaction = async () => {
  const writer = createClient({ url: uri })
  await writer.execute('BEGIN IMMEDIATE')
  await writer.execute("UPDATE publications SET state = 'withdrawn', document = NULL")
  return {
    commit: async () => {
      await writer.execute('COMMIT')
      writer.close()
    },
  }
}

it('reads the old state without waiting while another connection writes, and the new one after its commit', async () => {
  const transaction = await openTransaction()
  const begun = performance.now()
  const [before] = await store.atSlug('comberton', 'letter', 'trip')
  expect(performance.now() - begun).toBeLessThan(2000)
  expect(before?.state).toBe('live')
  await transaction.commit()
  const [after] = await store.atSlug('comberton', 'letter', 'trip')
  expect(after).toMatchObject({ state: 'withdrawn', document: null })
})

it('waits with its one write for a transaction of the same process, without holding that up', async () => {
  const transaction = await openTransaction()
  const recorded = store.recordSiteClientUse('a', new Date('2026-06-14T10:00:00Z'))
  setTimeout(() => void transaction.commit(), 100)
  await recorded
  expect(await fixture.lastUse('a')).toBe('2026-06-14T10:00:00.000Z')
  // Nothing of it is left that would lock the next writer out.
  await fixture.add(letterRow('comberton', 'next', '2026-05-02', 2))
})

it('gives up writing in the end', async () => {
  const transaction = await openTransaction()
  await expect(store.recordSiteClientUse('a', new Date())).rejects.toMatchObject({ code: 'not-ready-yet' })
  await transaction.commit()
})

it('is not ready where a table of the newest migration is missing', async () => {
  const client = createClient({ url: uri })
  await client.execute('DROP TABLE public_files')
  client.close()
  await expect(store.ready()).rejects.toMatchObject({ code: 'not-ready-yet' })
})
