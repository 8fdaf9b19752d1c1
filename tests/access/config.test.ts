import path from 'node:path'
import type { SanitizedConfig } from 'payload'
import { beforeAll, describe, expect, inject, it } from 'vitest'

/** What an operation falls back to where nobody said who may: every signed-in person. */
const isDefault = (access: unknown): boolean =>
  typeof access !== 'function' || ['defaultAccess', 'defaultUnlockAccess'].includes(access.name)

/** Payload's own, which nobody reaches over HTTP: src/server/payload-rest.ts closes them. */
const closed = new Set(['payload-jobs', 'payload-migrations', 'payload-kv'])

describe('every collection and global says who may do what', () => {
  let config: SanitizedConfig

  beforeAll(async () => {
    Object.assign(process.env, {
      DATABASE_URI: `file:${path.join(inject('databaseFolder'), 'never-opened.db')}`,
      PAYLOAD_SECRET: 'for a configuration that is only looked at',
      KPSA_ADMIN: 'off',
    })
    config = await (await import('../../payload.config')).default
  })

  it('recognises what Payload falls back to', async () => {
    const { buildConfig } = await import('payload')
    const { sqliteAdapter } = await import('@payloadcms/db-sqlite')
    const bare = await buildConfig({
      secret: 'x',
      db: sqliteAdapter({ client: { url: 'file::memory:' } }),
      collections: [{ slug: 'bare', fields: [] }],
      globals: [{ slug: 'plain', fields: [] }],
      telemetry: false,
      typescript: { autoGenerate: false },
    })
    const collection = bare.collections.find(({ slug }) => String(slug) === 'bare')
    for (const operation of ['create', 'read', 'update', 'delete', 'unlock'] as const) {
      expect(isDefault(collection?.access[operation]), operation).toBe(true)
    }
    expect(isDefault(bare.globals.find(({ slug }) => String(slug) === 'plain')?.access.read)).toBe(true)
  })

  it('has no collection without a rule for each operation', () => {
    expect(config.collections.length).toBeGreaterThan(17)
    const missing = config.collections
      .filter(({ slug }) => !closed.has(slug))
      .flatMap(({ slug, access, auth, versions }) => {
        const operations = ['create', 'read', 'update', 'delete', 'unlock'] as const
        const lacking: string[] = operations.filter((operation) => isDefault(access[operation]))
        if (versions && isDefault(access.readVersions)) lacking.push('readVersions')
        if (auth && isDefault(access.admin)) lacking.push('admin')
        return lacking.map((operation) => `${slug}.${operation}`)
      })
    expect(missing).toEqual([])
  })

  it('has no global without a rule for each operation', () => {
    const missing = config.globals.flatMap(({ slug, access, versions }) => {
      const lacking: string[] = (['read', 'update'] as const).filter((operation) =>
        isDefault(access[operation]),
      )
      if (versions && isDefault(access.readVersions)) lacking.push('readVersions')
      return lacking.map((operation) => `${slug}.${operation}`)
    })
    expect(missing).toEqual([])
  })

  it('lets nobody run, queue or cancel jobs, and has no GraphQL', () => {
    for (const right of ['run', 'queue', 'cancel'] as const) {
      const access = config.jobs.access?.[right]
      expect(access?.({ req: { user: { id: '1', allianceAdmin: true } } } as never), right).toBe(false)
    }
    expect(config.graphQL.disable).toBe(true)
  })

  it('has no join fields, whose `where` could ask for what may not be read', () => {
    const joining = config.collections.filter(
      ({ joins, polymorphicJoins }) => Object.keys(joins).length > 0 || polymorphicJoins.length > 0,
    )
    expect(joining.map(({ slug }) => slug)).toEqual([])
  })

  it('puts everything that is published under approval, without Payload’s own ways to publish', () => {
    const drafting = config.collections.filter(({ versions }) => versions && versions.drafts)
    expect(drafting.map(({ slug }) => slug).sort()).toEqual(
      ['events', 'letters', 'lppa-evidence', 'newsletters', 'pages', 'translations'].sort(),
    )
    for (const { slug, versions, trash, disableBulkEdit } of drafting) {
      expect(versions?.drafts, slug).toMatchObject({ schedulePublish: false, autosave: false })
      expect([trash, disableBulkEdit], slug).toEqual([false, true])
    }
  })
})
