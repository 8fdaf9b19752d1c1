import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject } from 'vitest'
import { onlyOne } from '../../scripts/only-one.mjs'
import { anonymous, signIn, withToken, type ApiClient, type SignedInClient } from './api-client'
import { copyDatabase } from './copy-database'
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

type Session = Pick<SignedInClient, 'token' | 'userId'>
/** By e-mail address. */
type Sessions = Readonly<Record<string, Session>>
type Template = { uri: string; sessions: Sessions }

const people = [
  ['head', 'headteacher', 'Head'],
  ['editor', 'editor', 'Editor'],
  ['chair', 'chair', 'Chair'],
] as const

/** Of so many schools people have a session in the template: few tests ask for more, and each takes a fifth of a second. */
const schoolsWithSessions = 2

/**
 * The first administrator through `npm run create-admin`, all others as the administrator makes them.
 *
 * @returns sessions of those whom most tests ask for: signing in takes longer than much else that they do
 */
const fill = async (databaseUri: string): Promise<Sessions> => {
  const system = await startSystem({
    databaseUri,
    hosted: true,
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
  const sessions: Record<string, Session> = {}
  const come = async (email: string): Promise<SignedInClient> => {
    const client = await signIn(system.url, email, password)
    sessions[email] = { token: client.token, userId: client.userId }
    return client
  }
  const admin = await come(administrator)
  for (const [index, [slug, name]] of schoolNames.entries()) {
    const school = await made(admin, 'schools', { slug, name })
    await Promise.all(
      people.map(async ([who, role, title]) => {
        const email = `${who}@${slug}.test`
        await made(admin, 'users', {
          email,
          name: `${title} of ${name}`,
          password,
          schools: [{ school, roles: [role] }],
        })
        if (index < schoolsWithSessions) await come(email)
      }),
    )
  }
  await system.stop()
  return sessions
}

/** A database with the five schools and their people, made once in a run of the tests. */
const template = async (database: DatabaseUnderTest): Promise<Template> => {
  const marker = path.join(inject('databaseFolder'), `alliance-on-${database.name.toLowerCase()}`)
  return onlyOne(`${marker}.lock`, async () => {
    if (existsSync(marker)) return JSON.parse(await readFile(marker, 'utf8')) as Template
    const uri = database.uri()
    const made: Template = { uri, sessions: await fill(uri) }
    await writeFile(marker, JSON.stringify(made))
    return made
  })
}

/** A new database with the administrator, the five schools and their people in it, and nothing else. */
export const allianceDatabase = async (database: DatabaseUnderTest): Promise<string> =>
  (await copyOfTemplate(database)).uri

const copyOfTemplate = async (database: DatabaseUnderTest): Promise<Template> => {
  const { uri: from, sessions } = await template(database)
  const uri = database.uri()
  await copyDatabase(from, uri)
  return { uri, sessions }
}

/**
 * Signs the administrator and the people of the first schools in.
 *
 * @param sessions those that are in the database already
 */
export const signInAll = async (
  system: RunningSystem,
  schools: number,
  sessions: Sessions = {},
): Promise<Alliance> => {
  const come = (email: string): Promise<SignedInClient> => {
    const session = sessions[email]
    return session
      ? Promise.resolve({ ...withToken(system.url, session.token), ...session })
      : signIn(system.url, email, password)
  }
  const admin = await come(administrator)
  const { body } = await admin.get<{ docs: { id: string; slug: string; name: string }[] }>(
    '/api/schools?depth=0',
  )
  const inOrder = schoolNames.slice(0, schools).map(([slug]) => {
    const school = body.docs.find((one) => one.slug === slug)
    if (!school) throw new Error(`There is no school ${slug}.`)
    return school
  })
  const as = (slug: string, who: string) => come(`${who}@${slug}.test`)
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
 * `head@comberton.test` and so on. What was made for it went through the doors that people have. It is hosted, unless
 * the options say otherwise.
 */
export const startAlliance = async (
  database: DatabaseUnderTest,
  { schools, ...options }: { schools: number } & Omit<SystemOptions, 'databaseUri' | 'seed'>,
): Promise<Alliance> => {
  const { uri: databaseUri, sessions } = await copyOfTemplate(database)
  // A demonstration takes nothing but a demonstration's database.
  if (options.env?.KPSA_DEMO === 'true') await markDemonstration(databaseUri, true)
  const system = await startSystem({ hosted: true, ...options, databaseUri })
  const isTheirSecret = options.env?.PAYLOAD_SECRET === undefined
  return signInAll(system, schools, isTheirSecret ? sessions : {})
}
