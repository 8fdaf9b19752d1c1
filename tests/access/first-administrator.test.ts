import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getPayload, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'

const name = process.env.ADMINISTRATORS_DATABASE ?? 'SQLite'
const folder = mkdtempSync(path.join(tmpdir(), 'kpsa-administrators-'))

// The program reads its settings once, so each database has a process of its own: see on-mongodb/.
describe(`the first administrator, on ${name}`, () => {
  let payload: Payload

  beforeAll(async () => {
    const database = databasesUnderTest().find((candidate) => candidate.name === name)
    Object.assign(process.env, {
      ...database?.environment,
      DATABASE_URI: database?.uri(),
      PAYLOAD_SECRET: 'a secret for the tests that is long enough',
      MEDIA_DIR: folder,
      KPSA_ADMIN: 'off',
      LOG_LEVEL: 'error',
    })
    payload = await getPayload({ config: (await import('../../payload.config')).default })
  })
  afterAll(async () => {
    await payload?.destroy()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is one, where five are made at the same moment', async () => {
    const { makeFirstAdministrator, NoAdministrator } =
      await import('../../src/signing-in/first-administrator')
    const attempts = await Promise.allSettled(
      Array.from({ length: 5 }, (_none, index) =>
        makeFirstAdministrator(payload, {
          name: `Administrator ${index}`,
          email: `administrator-${index}@kpsa.test`,
          password: 'Three-random-words-1',
        }),
      ),
    )
    const refused = attempts.filter((attempt) => attempt.status === 'rejected')
    expect(refused.map(({ reason }) => reason instanceof NoAdministrator)).toEqual(Array(4).fill(true))
    const { totalDocs } = await payload.count({ collection: 'users' })
    expect(totalDocs).toBe(1)
  })
})
