import { afterAll, beforeAll, expect, it } from 'vitest'
import { readEnv } from '../../src/settings/env'
import { databasesUnderTest } from '../support/database-under-test'
import { startSystem, type RunningSystem } from '../support/running-system'
import { letterRow, schoolSite } from './published-fixture'
import { sqliteFixture } from './sqlite-fixture'

const megabyte = 1024 * 1024
const systems: RunningSystem[] = []
let databaseUri: string

beforeAll(async () => {
  databaseUri = databasesUnderTest()[0]?.uri() ?? ''
  const fixture = await sqliteFixture(databaseUri)
  await fixture.addSite(schoolSite('comberton'))
  await fixture.add(letterRow('comberton', 'trip', '2026-05-01', 1))
  await fixture.close()
})
afterAll(() => Promise.all(systems.map((system) => system.stop())))

/** What the program says of its prepared answers after it was asked for many. */
const afterMany = async (env: Record<string, string>) => {
  const system = await startSystem({ role: 'delivery', databaseUri, env, hosted: true })
  systems.push(system)
  for (let limit = 1; limit <= 100; limit += 1)
    for (const language of ['en', 'pl', 'ur', 'pa', 'ro'])
      await (
        await fetch(`${system.url}/v1/sites/comberton/letters?limit=${limit}&language=${language}`)
      ).text()
  const text = await (await fetch(`${system.url}/metrics`)).text()
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return {
    kept: figure('kpsa_prepared_answers'),
    bytes: figure('kpsa_prepared_answers_bytes'),
    evictions: figure('kpsa_prepared_answer_evictions_total'),
  }
}

it('keeps prepared answers within the megabytes of the setting', { timeout: 120_000 }, async () => {
  const { kept, bytes, evictions } = await afterMany({ ANSWER_MEMORY_MB: '1' })
  expect(kept).toBeGreaterThan(10)
  expect(bytes).toBeGreaterThan(megabyte / 2)
  expect(bytes).toBeLessThanOrEqual(megabyte)
  expect(evictions).toBeGreaterThan(0)
})

it('keeps none where the setting is 0, and 64 MB where there is none', { timeout: 120_000 }, async () => {
  expect(await afterMany({ ANSWER_MEMORY_MB: '0' })).toMatchObject({ kept: 0, bytes: 0 })
  const settings = { DATABASE_URI: databaseUri, PAYLOAD_SECRET: 'a secret for the tests that is long enough' }
  expect(readEnv(settings).answerMemory).toBe(64 * megabyte)
})
