import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, getPayload, handleEndpoints, type CollectionConfig, type Payload } from 'payload'
import sharp from 'sharp'
import { databasesUnderTest } from '../support/database-under-test'

/**
 * The collections as they are, on a new database (SQLite; on-mongodb/ runs the same tests on MongoDB), with a stand-in for what the approval plugin adds: drafts,
 * and the `workflow` group; and with the plugin that keeps the audit log, which records no changes here. So a failure here
 * is one of the collections or of the log, not of the other plugins.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'kpsa-collections-'))
const name = process.env.COLLECTIONS_DATABASE ?? 'SQLite'
const database = databasesUnderTest().find((candidate) => candidate.name === name)
if (!database) throw new Error(`There is no database ${name} to test on.`)
Object.assign(process.env, {
  ...database.environment,
  DATABASE_URI: name === 'SQLite' ? `file:${folder}/test.db` : database.uri(),
  PAYLOAD_SECRET: 'a secret for the tests that is long enough',
  MEDIA_DIR: path.join(folder, 'media'),
  PUBLIC_URL: 'http://localhost:3000',
  KPSA_DEMO: 'true',
})
export const mediaDir = path.join(folder, 'media')

const approvable = new Set(['letters', 'newsletters', 'events', 'pages', 'lppa-evidence', 'translations'])
const withStandIn = (collection: CollectionConfig): CollectionConfig =>
  approvable.has(collection.slug)
    ? {
        ...collection,
        versions: { drafts: { validate: true } },
        fields: [
          ...collection.fields,
          {
            name: 'workflow',
            type: 'group',
            fields: [
              { name: 'state', type: 'text' },
              { name: 'version', type: 'text' },
              { name: 'firstPublishedAt', type: 'date' },
            ],
          },
        ],
      }
    : collection

/** Schools come and leave here without steps of the workflow, which is not there. */
const withoutSteps = (collection: CollectionConfig, step: unknown): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    afterChange: collection.hooks?.afterChange?.filter((hook) => hook !== step),
  },
})

const build = async () => {
  const { settleMembership } = await import('../../src/alliance-rules/settle-membership')
  const { allCollections } = await import('../../src/collections/all-collections')
  const { alliance } = await import('../../src/globals/alliance')
  const { mongodbDatabase } = await import('../../src/database/mongodb')
  const { env } = await import('../../src/settings/env')
  const { withSettings } = await import('../../src/settings/settings-of')
  const { allianceAudit } = await import('../../src/audit/alliance-audit')
  const { auditPlugin } = await import('../../src/plugins/audit/audit-plugin')
  return buildConfig({
    secret: env().secret,
    custom: withSettings(env()),
    db:
      name === 'SQLite'
        ? sqliteAdapter({ client: { url: env().databaseUri }, idType: 'uuid', push: true })
        : mongodbDatabase(env()),
    editor: lexicalEditor(),
    sharp: sharp as never,
    collections: allCollections(env()).map((one) => withoutSteps(withStandIn(one), settleMembership)),
    globals: [alliance],
    plugins: [auditPlugin({ ...allianceAudit(env()), changes: {} })],
    admin: { user: 'users' },
    logger: { options: { level: 'silent' } },
    telemetry: false,
    graphQL: { disable: true },
    typescript: { autoGenerate: false },
    upload: { limits: { fileSize: 20 * 1024 * 1024 }, abortOnLimit: true },
  })
}

export type Answer = {
  status: number
  body: Record<string, unknown> & { errors?: unknown; doc?: Record<string, unknown> }
}
type Call = (method: string, address: string, body?: unknown) => Promise<Answer>

export type SmallSystem = {
  payload: Payload
  /** Calls the REST API as nobody. */
  call: Call
  /** Calls the REST API as the person with this e-mail address. */
  as: (email: string) => Promise<Call>
  school: { a: string; b: string }
  stop: () => Promise<void>
}

export const password = 'Three-random-words-1'

/** Two schools, each with head, editor and chair, and an administrator: `head@a.test`, `admin@kpsa.test`, … */
export const startSmallSystem = async (): Promise<SmallSystem> => {
  const config = build()
  const payload = await getPayload({ config })
  const tokens = new Map<string, string>()

  const send = async (method: string, address: string, body: unknown, token?: string): Promise<Answer> => {
    const isForm = body instanceof FormData
    const response = await handleEndpoints({
      config,
      request: new Request(`http://localhost:3000/api${address}`, {
        method,
        headers: {
          ...(token ? { Authorization: `JWT ${token}` } : {}),
          ...(body !== undefined && !isForm ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      }),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Answer['body'],
    }
  }
  const call: Call = (method, address, body) => send(method, address, body)
  const as = async (email: string): Promise<Call> => {
    if (!tokens.has(email)) {
      const answer = await call('POST', '/users/login', { email, password })
      tokens.set(email, answer.body.token as string)
    }
    return (method, address, body) => send(method, address, body, tokens.get(email))
  }

  const makeSchool = async (slug: string, name: string) =>
    String((await payload.create({ collection: 'schools', data: { name, slug } })).id)
  const school = { a: await makeSchool('a-school', 'A School'), b: await makeSchool('b-school', 'B School') }
  const makePerson = (email: string, data: Record<string, unknown>) =>
    payload.create({ collection: 'users', data: { email, name: email, password, ...data } })
  await makePerson('admin@kpsa.test', { allianceAdmin: true })
  for (const [letter, id] of Object.entries(school)) {
    await makePerson(`head@${letter}.test`, { schools: [{ school: id, roles: ['headteacher'] }] })
    await makePerson(`editor@${letter}.test`, { schools: [{ school: id, roles: ['editor'] }] })
    await makePerson(`chair@${letter}.test`, { schools: [{ school: id, roles: ['chair'] }] })
  }
  return { payload, call, as, school, stop: () => payload.destroy() }
}

/** What an answer says is wrong, in one string: `path: sentence`, one a line. */
export const problemsIn = (answer: Answer): string => {
  const errors = (answer.body.errors ?? []) as {
    message: string
    data?: { errors?: { path: string; message: string }[] }
  }[]
  return errors
    .flatMap(
      (error) => error.data?.errors?.map(({ path: at, message }) => `${at}: ${message}`) ?? [error.message],
    )
    .join('\n')
}

/** Lexical's JSON for one paragraph. */
export const paragraph = (text: string, nodes: unknown[] = []) => ({
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: 'ltr',
    children: [
      {
        type: 'paragraph',
        format: '',
        indent: 0,
        version: 1,
        direction: 'ltr',
        children: [
          { type: 'text', text, format: 0, style: '', mode: 'normal', detail: 0, version: 1 },
          ...nodes,
        ],
      },
    ],
  },
})
