import type { FlattenedField, SanitizedConfig } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { lookedAtConfig } from '../support/looked-at-config'

/** What an operation falls back to where nobody said who may: every signed-in person. */
const isDefault = (access: unknown): boolean =>
  typeof access !== 'function' || ['defaultAccess', 'defaultUnlockAccess'].includes(access.name)

/** Payload's own, which nobody reaches over HTTP: src/server/payload-rest.ts closes them. */
const closed = new Set(['payload-jobs', 'payload-migrations', 'payload-kv'])

describe('every collection and global says who may do what', () => {
  let config: SanitizedConfig

  beforeAll(async () => {
    config = await lookedAtConfig()
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

  const cover = { coverFrom: '2020-01-01T00:00:00.000Z', coverUntil: '2999-01-01T00:00:00.000Z' }

  /** Somebody of each kind, as Payload would give them to an access rule. */
  const people: [who: string, user: object | null][] = [
    ['a visitor', null],
    ['the administrator', { id: '1', collection: 'users', allianceAdmin: true, schools: [] }],
    ...['headteacher', 'deputy', 'editor', 'chair'].map((role): [string, object] => [
      role,
      { id: '2', collection: 'users', schools: [{ school: 'a', roles: [role], ...cover }] },
    ]),
    ['somebody of no school', { id: '3', collection: 'users', schools: [] }],
    ['a machine', { id: '4', collection: 'site-clients', allianceAdmin: true, schools: [] }],
  ]
  // Nobody is at work on anything: the rule about locks looks them up.
  const db = { find: () => Promise.resolve({ docs: [] }) }
  const asked = (access: unknown, user: object | null): unknown =>
    (access as (args: object) => unknown)({ req: { user, context: {}, payload: { config, db } } })

  it.each(people)(
    'creating is answered with yes or no for %s: Payload takes a query for yes',
    (_who, user) => {
      const odd = config.collections
        .filter(({ slug }) => !closed.has(slug))
        .flatMap(({ slug, access }) => {
          const answer = asked(access.create, user)
          return typeof answer === 'boolean' ? [] : [`${slug}: ${JSON.stringify(answer)}`]
        })
      expect(odd).toEqual([])
    },
  )

  it.each(people)(
    'every rule has an answer for %s without data, as the admin asks for it',
    async (_who, user) => {
      for (const { slug, access } of config.collections.filter((one) => !closed.has(one.slug))) {
        for (const operation of ['create', 'read', 'update', 'delete', 'unlock'] as const) {
          const answer = await asked(access[operation], user)
          expect(['boolean', 'object'], `${slug}.${operation}`).toContain(typeof answer)
        }
      }
    },
  )

  it('lets a machine into nothing', async () => {
    const [, machine] = people.at(-1) as [string, object]
    const rights = config.collections
      .filter(({ slug }) => !closed.has(slug) && slug !== 'payload-preferences')
      .flatMap(({ slug, access }) =>
        (['create', 'read', 'update', 'delete', 'unlock', 'readVersions'] as const)
          .filter((operation) => operation !== 'readVersions' || slug in access)
          .map((operation) => ({ name: `${slug}.${operation}`, answer: asked(access[operation], machine) })),
      )
    const answers = await Promise.all(
      rights.map(async ({ name, answer }) => ({ name, answer: await answer })),
    )
    expect(answers.filter(({ answer }) => answer !== false)).toEqual([])
  })

  it('has one sort of account, without keys', () => {
    const accounts = config.collections.filter(({ auth }) => auth)
    expect(accounts.map(({ slug }) => slug)).toEqual(['users'])
    expect(accounts[0]?.auth.useAPIKey ?? false).toBe(false)
    expect(config.admin.user).toBe('users')
  })

  const everyField = (fields: readonly FlattenedField[]): FlattenedField[] =>
    fields.flatMap((field) => [
      field,
      ...('flattenedFields' in field ? everyField(field.flattenedFields) : []),
      ...(field.type === 'blocks' ? field.blocks.flatMap((block) => everyField(block.flattenedFields)) : []),
    ])

  it('has no languages of Payload’s: publishing one would publish all', () => {
    expect(config.localization).toBe(false)
    const localised = config.collections.flatMap(({ slug, flattenedFields }) =>
      everyField(flattenedFields)
        .filter((field) => 'localized' in field && field.localized)
        .map(({ name }) => `${slug}.${name}`),
    )
    expect(localised).toEqual([])
  })

  it('rests on no join, and sorts by nothing of another document: not every MongoDB can', () => {
    for (const { slug, flattenedFields, joins, polymorphicJoins, defaultSort } of config.collections) {
      expect(
        everyField(flattenedFields).filter(({ type }) => type === 'join'),
        slug,
      ).toEqual([])
      expect([joins, polymorphicJoins], slug).toEqual([{}, []])
      const related = everyField(flattenedFields).filter((field) => 'relationTo' in field)
      for (const path of [defaultSort ?? ''].flat()) {
        const [first] = path.replace(/^-/, '').split('.')
        expect(
          path.includes('.') && related.some(({ name }) => name === first),
          `${slug} sorts by ${path}`,
        ).toBe(false)
      }
    }
  })

  it('keeps addresses apart within a school, and not between schools', () => {
    for (const slug of ['letters', 'newsletters', 'events', 'pages', 'lppa-evidence']) {
      const collection = config.collections.find((one) => one.slug === slug)
      expect(collection?.indexes).toContainEqual({ fields: ['school', 'slug'], unique: true })
      expect(collection?.flattenedFields.find(({ name }) => name === 'slug')).not.toHaveProperty(
        'unique',
        true,
      )
    }
  })

  it('goes two levels deep, and fetches no file from an address', () => {
    expect(config.maxDepth).toBe(2)
    const uploads = config.collections.filter(({ upload }) => upload)
    expect(uploads.map(({ slug }) => slug)).toEqual(['media'])
    for (const { upload } of uploads) expect(upload).toMatchObject({ pasteURL: false })
  })
})
