import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import { startSystem } from '../support/running-system'

describe.each(databasesUnderTest())('the real program on $name', ({ uri }) => {
  it('starts, answers, and stops when asked to', async () => {
    const system = await startSystem({ databaseUri: uri() })
    expect(await anonymous(system.url).get('/healthz')).toMatchObject({ status: 200 })
    expect(await system.stop()).toEqual({ exitCode: 0 })
    expect(existsSync(system.mediaDir)).toBe(false)
  })
})

it('reports what the program said, where it does not start', async () => {
  const failing = startSystem({ env: { DATABASE_URI: 'postgres://nowhere/x' } })
  await expect(failing).rejects.toThrow(/ended before it listened[^]*DATABASE_URI/)
})
