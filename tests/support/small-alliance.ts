import { existsSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { expect, inject } from 'vitest'
import { onlyOne } from '../../scripts/only-one.mjs'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { anonymous, signIn, type ApiClient, type SignedInClient } from './api-client'
import type { DatabaseUnderTest } from './database-under-test'
import { markDemonstration } from './installation-counter'
import { runScript } from './run-script'
import { startSystem, type RunningSystem, type SystemOptions } from './running-system'

/** The schools of every small alliance, in order. All five are there; people sign in at the first ones. */
const schoolNames = [
  ['chaddesley-corbett', 'Chaddesley Corbett Endowed Primary School'],
  ['comberton', 'Comberton Primary School'],
  ['cookley-sebright', 'Cookley Sebright Primary School'],
  ['offmore', 'Offmore Primary School'],
  ['st-catherines', 'St Catherine’s CE Primary School'],
] as const

const administrator = 'admin@kpsa.test'
export const password = 'Three-random-words-1'

export type AllianceSchool = {
  id: string
  slug: string
  name: string
  head: SignedInClient
  editor: SignedInClient
  chair: SignedInClient
}

export type Alliance = {
  system: RunningSystem
  /** Somebody who isn't signed in. */
  visitor: ApiClient
  admin: SignedInClient
  /** The schools where people are signed in, as many as were asked for. */
  schools: AllianceSchool[]
}

type Created = { doc: { id: string } }

const made = async (client: ApiClient, collection: string, data: object): Promise<string> => {
  const answer = await client.post<Created>(`/api/${collection}?depth=0`, data)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.doc.id
}

/** The first administrator through `npm run create-admin`, all others as the administrator makes them. */
const fill = async (database: DatabaseUnderTest, databaseUri: string): Promise<void> => {
  const system = await startSystem({
    databaseUri,
    seed: async ({ env }) => {
      const settings = {
        ADMIN_EMAIL: administrator,
        ADMIN_PASSWORD: password,
        ADMIN_NAME: 'Alex Administrator',
      }
      const { exitCode, stdout, stderr } = await runScript('create-admin', [], { ...env, ...settings })
      if (exitCode !== 0) throw new Error(`No administrator could be made.\n${stdout}${stderr}`)
    },
  })
  const admin = await signIn(system.url, administrator, password)
  for (const [slug, name] of schoolNames) {
    const school = await made(admin, 'schools', { slug, name })
    const people = [
      ['head', 'headteacher', 'Head'],
      ['editor', 'editor', 'Editor'],
      ['chair', 'chair', 'Chair'],
    ] as const
    await Promise.all(
      people.map(([who, role, title]) =>
        made(admin, 'users', {
          email: `${who}@${slug}.test`,
          name: `${title} of ${name}`,
          password,
          schools: [{ school, roles: [role] }],
        }),
      ),
    )
  }
  await system.stop()
}

/** Address of a database with the five schools and their people, made once in a run of the tests. */
const template = async (database: DatabaseUnderTest): Promise<string> => {
  const marker = path.join(inject('databaseFolder'), `alliance-on-${database.name.toLowerCase()}`)
  return onlyOne(`${marker}.lock`, async () => {
    if (existsSync(marker)) return readFile(marker, 'utf8')
    const uri = database.uri()
    await fill(database, uri)
    await writeFile(marker, uri)
    return uri
  })
}

const copySqlite = async (from: string, to: string): Promise<void> => {
  for (const suffix of ['', '-wal']) {
    const source = `${sqliteFile(from)}${suffix}`
    if (existsSync(source)) await cp(source, `${sqliteFile(to)}${suffix}`)
  }
}

const copyMongo = async (from: string, to: string): Promise<void> => {
  const [source, target] = [await MongoClient.connect(from), await MongoClient.connect(to)]
  try {
    for (const { name } of await source.db().listCollections().toArray()) {
      const documents = await source.db().collection(name).find().toArray()
      if (documents.length > 0) await target.db().collection(name).insertMany(documents)
    }
  } finally {
    await Promise.all([source.close(), target.close()])
  }
}

/** A new database with the administrator, the five schools and their people in it, and nothing else. */
export const allianceDatabase = async (database: DatabaseUnderTest): Promise<string> => {
  const from = await template(database)
  const to = database.uri()
  await (database.name === 'SQLite' ? copySqlite(from, to) : copyMongo(from, to))
  return to
}

/** Signs the administrator and the people of the first schools in. */
export const signInAll = async (system: RunningSystem, schools: number): Promise<Alliance> => {
  const admin = await signIn(system.url, administrator, password)
  const { body } = await admin.get<{ docs: { id: string; slug: string; name: string }[] }>(
    '/api/schools?depth=0',
  )
  const inOrder = schoolNames.slice(0, schools).map(([slug]) => {
    const school = body.docs.find((one) => one.slug === slug)
    if (!school) throw new Error(`There is no school ${slug}.`)
    return school
  })
  const as = (slug: string, who: string) => signIn(system.url, `${who}@${slug}.test`, password)
  return {
    system,
    visitor: anonymous(system.url),
    admin,
    schools: await Promise.all(
      inOrder.map(async ({ id, slug, name }) => ({
        id,
        slug,
        name,
        head: await as(slug, 'head'),
        editor: await as(slug, 'editor'),
        chair: await as(slug, 'chair'),
      })),
    ),
  }
}

/**
 * Starts the real program with five schools, where head, editor and chair of the first `schools` are signed in:
 * `head@comberton.test` and so on. What was made for it went through the doors that people have.
 */
export const startAlliance = async (
  database: DatabaseUnderTest,
  { schools, ...options }: { schools: number } & Omit<SystemOptions, 'databaseUri' | 'seed'>,
): Promise<Alliance> => {
  const databaseUri = await allianceDatabase(database)
  // A demonstration takes nothing but a demonstration's database.
  if (options.env?.KPSA_DEMO === 'true') await markDemonstration(databaseUri, true)
  const system = await startSystem({ ...options, databaseUri })
  return signInAll(system, schools)
}
