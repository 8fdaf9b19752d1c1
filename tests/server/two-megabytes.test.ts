import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FlattenedField, SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, type ApiClient } from '../support/api-client'
import { databasesUnderTest, type DatabaseUnderTest } from '../support/database-under-test'
import { create, letterOf, richText, textNode, type Stored } from '../support/items-over-rest'
import { some } from '../support/long-form'
import { processorTime } from '../support/processor-time'
import { repository } from '../../scripts/repository'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { lookedAtConfig } from '../support/looked-at-config'

/** What slow expressions are slow with: their repetition, and never what should follow it. */
const patterns = ['a', ';', ' ', '-', '/', '@a.', 'a.', '\u000b', '\u202e', '<a href="', '\u200b']

const visible = patterns.filter((pattern) => pattern.trim() !== '')

/** Just below the largest body that is taken, as JSON. */
const filled = (pattern: string): string => {
  const bytes = Buffer.byteLength(JSON.stringify(pattern)) - 2
  return pattern.repeat(Math.floor(2_000_000 / bytes))
}

/** Twice and more what any takes, in milliseconds of the answering thread. */
const longestTurn = 150

const tooLong = 'This is too long: it has 2,000,000 characters, and at most 200 are possible.'

type Attempt = { what: string; client: ApiClient; method: 'post' | 'patch'; path: string; body: () => object }

const editorState = (children: unknown[]) => ({ root: { ...richText().root, children } })
const paragraphs = (count: number) => Array.from({ length: count }, () => richText('a').root.children[0])
const linkTo = (url: string) => ({
  ...richText('').root.children[0],
  children: [
    {
      type: 'link',
      version: 3,
      format: '',
      indent: 0,
      direction: 'ltr',
      fields: { linkType: 'custom', newTab: false, url },
      children: [textNode('here')],
    },
  ],
})
const nested = (depth: number): unknown =>
  depth === 0
    ? textNode('a')
    : { ...richText('').root.children[0], type: 'quote', children: [nested(depth - 1)] }

/** Long texts, addresses, and all that is long by being many. */
const longRichTexts: ((long: string) => unknown)[] = [
  (long) => richText(long),
  (long) => editorState([linkTo(long)]),
  (long) => editorState([linkTo(`https://${long}`)]),
  (long) =>
    editorState([{ ...richText('a').root.children[0], children: [{ ...textNode('a'), style: long }] }]),
  (long) =>
    editorState([
      { type: 'upload', version: 3, format: '', relationTo: 'media', value: 'x', fields: { caption: long } },
    ]),
]
const manyNodes: (() => unknown)[] = [
  () => editorState(paragraphs(9_000)),
  () =>
    editorState(Array.from({ length: 20_000 }, () => ({ type: 'upload', relationTo: 'media', value: 'x' }))),
  () => editorState([nested(38)]),
]

/** What only the program writes. */
const ownedByProgram = new Set(['id', 'createdAt', 'updatedAt', 'workflow', 'sizes', 'sessions', 'keys'])

type Body = { what: string; body: (long: string) => object }

/** Bodies in which one field, wherever it stands, has the value. */
const bodiesFor = (
  fields: readonly FlattenedField[],
  place: (value: object) => object = (value) => value,
  prefix = '',
): Body[] =>
  fields.flatMap((field): Body[] => {
    const what = `${prefix}${field.name}`
    const put = (name: string, value: (long: string) => unknown): Body => ({
      what: name,
      body: (long) => place({ [field.name]: value(long) }),
    })
    if (ownedByProgram.has(field.name)) return []
    switch (field.type) {
      case 'group':
      case 'tab':
        return bodiesFor(field.flattenedFields, (value) => place({ [field.name]: value }), `${what}.`)
      case 'array':
        return [
          put(`${what} (many rows)`, () => Array.from({ length: 120_000 }, () => ({}))),
          ...bodiesFor(field.flattenedFields, (row) => place({ [field.name]: [row] }), `${what}.`),
        ]
      case 'blocks':
        return field.blocks.flatMap((block) =>
          bodiesFor(
            block.flattenedFields,
            (row) => place({ [field.name]: [{ blockType: block.slug, ...row }] }),
            `${what}.${block.slug}.`,
          ),
        )
      case 'richText':
        return longRichTexts.map((make) => put(what, make))
      case 'join':
      case 'checkbox':
      case 'relationship':
      case 'upload':
        return []
      default: {
        const many = 'hasMany' in field && field.hasMany
        return many
          ? [
              put(what, (long) => [long]),
              put(`${what} (many)`, () => Array.from({ length: 240_000 }, () => 'abcde')),
            ]
          : [put(what, (long) => long)]
      }
    }
  })

// On one database: what is too long is refused before either is asked.
describe('two megabytes in every field', () => {
  const [database] = databasesUnderTest()
  let config: SanitizedConfig
  let alliance: Alliance
  let own: AllianceSchool
  let letter: Stored
  let turns: string
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    config = await lookedAtConfig()
    turns = path.join(await mkdtemp(path.join(tmpdir(), 'kpsa-turns-')), 'longest')
    await writeFile(turns, '0')
    const tellTurns = pathToFileURL(path.join(repository, 'tests/support/tell-long-turns.mjs'))
    alliance = await startAlliance(database as DatabaseUnderTest, {
      schools: 1,
      // Its processor time is measured.
      hosted: false,
      env: {
        GRAPHQL: 'on',
        SIGN_IN_LIMIT: '0',
        NODE_OPTIONS: `--import ${tellTurns.href}`,
        LONGEST_TURN_FILE: turns,
      },
    })
    own = alliance.schools[0] as AllianceSchool
    letter = await create(own.editor, 'letters', letterOf(own))
    ids.letters = letter.id
    ids.schools = own.id
    ids.users = own.editor.userId
  })

  afterAll(() => rm(path.dirname(turns), { recursive: true, force: true }))

  /**
   * Sends them one after the other. What a request takes is the time for which the server computed, since a busy machine
   * lengthens everything else; a slow expression took 6 s and more. Nor may it compute for long at a stretch, in which
   * nobody else is answered; `npm run bench` says how long /healthz waits meanwhile.
   */
  const measure = async (attempts: Attempt[]) => {
    const { processId } = alliance.system
    await writeFile(turns, '0')
    const answers: (Attempt & { status: number; said: unknown; took: number })[] = []
    const slow: string[] = []
    let longest = 0
    for (const attempt of attempts) {
      const before = processorTime(processId)
      const { status, body } = await attempt.client[attempt.method](attempt.path, attempt.body())
      const took = processorTime(processId) - before
      answers.push({ ...attempt, status, said: body, took })
      if (took > 1000 || status >= 500) slow.push(`${attempt.what}: ${took} ms, ${status}`)
      const turn = Number(await readFile(turns, 'utf8'))
      if (turn > longest && turn > longestTurn) slow.push(`${attempt.what}: ${turn} ms at a stretch`)
      longest = Math.max(longest, turn)
    }
    expect(slow).toEqual([])
    return answers
  }

  const clientFor = (slug: string): ApiClient =>
    ['schools', 'users', 'lppa-frameworks'].includes(slug)
      ? alliance.admin
      : slug === 'site-clients'
        ? own.head
        : own.editor

  const written = [
    ...['letters', 'newsletters', 'events', 'pages', 'lppa-evidence', 'translations'],
    ...['media', 'schools', 'users', 'site-clients', 'lppa-frameworks'],
  ]

  it('is refused at once, with a sentence beside the field', async () => {
    const attempts = written.flatMap((slug) => {
      const collection = config.collections.find((one) => one.slug === slug)
      return bodiesFor(collection?.flattenedFields ?? []).map(({ what, body }, index): Attempt => {
        const id = index % 2 === 0 ? ids[slug] : undefined
        // Each field gets another pattern. What is blank counts as nothing at all.
        const long = () => filled(visible[index % visible.length] as string)
        return {
          what: `${slug}.${what}`,
          client: clientFor(slug),
          ...(id
            ? { method: 'patch', path: `/api/${slug}/${id}` }
            : { method: 'post', path: `/api/${slug}` }),
          body: () => ({ ...(slug === 'users' ? {} : { school: own.id }), ...body(long()) }),
        }
      })
    })
    const ofGlobals = config.globals.flatMap(({ slug, flattenedFields }) =>
      bodiesFor(flattenedFields).map(({ what, body }): Attempt => ({
        what: `${slug}.${what}`,
        client: alliance.admin,
        method: 'post',
        path: `/api/globals/${slug}`,
        body: () => body(filled('a')),
      })),
    )
    const tooMany: Attempt = {
      what: 'more values than any body may have',
      client: own.editor,
      method: 'post',
      path: '/api/letters',
      body: () => ({ school: own.id, audience: Array.from({ length: 400_000 }, () => 'a') }),
    }
    const spokenOf = new Set(['letters.title', 'newsletters.sections.results.rows (many rows)'])
    const chosen = new Set(some([...attempts, ...ofGlobals], 3, ({ what, method }) => `${method} ${what}`))
    const tried = [...attempts, ...ofGlobals].filter((one) => chosen.has(one) || spokenOf.has(one.what))
    const answers = await measure([...tried, tooMany])
    expect(answers.filter(({ status }) => status < 400).map(({ what }) => what)).toEqual([])
    const title = answers.find(({ what }) => what === 'letters.title')?.said
    expect(title).toMatchObject({ errors: [{ data: { errors: [{ path: 'title', message: tooLong }] } }] })
    const rows = answers.find(({ what }) => what === 'newsletters.sections.results.rows (many rows)')?.said
    expect(JSON.stringify(rows)).toContain('This list has 120,000 entries; at most')
    expect(answers.at(-1)?.said).toMatchObject({
      code: 'invalid-data',
      message: 'The JSON has too many parts.',
    })
  }, 300_000)

  it('with every pattern, where expressions look for what is written', async () => {
    const fields = [
      ...['events.recurrence', 'events.timeZone', 'letters.body', 'letters.slug', 'schools.domains'],
      ...['schools.phone', 'site-clients.webhooks.url'],
    ]
    const attempts = fields.flatMap((field) => {
      const [slug = '', ...name] = field.split('.')
      const collection = config.collections.find((one) => one.slug === slug)
      const bodies = bodiesFor(collection?.flattenedFields ?? []).filter(
        ({ what }) => what === name.join('.'),
      )
      return bodies.flatMap(({ body }) =>
        patterns.map((pattern): Attempt => ({
          what: `${field} ${JSON.stringify(pattern)}`,
          client: clientFor(slug),
          method: 'post',
          path: `/api/${slug}`,
          body: () => ({ title: 'x', school: own.id, ...body(filled(pattern)) }),
        })),
      )
    })
    const answers = await measure(some(attempts, 3, ({ what }) => what))
    expect(
      answers.filter(({ status }) => status !== 400).map(({ what, status }) => `${what} ${status}`),
    ).toEqual([])
  }, 300_000)

  it('in the calls of the workflow, in signing in, and in much of everything', async () => {
    const visitor = anonymous(alliance.system.url)
    const call = (
      client: ApiClient,
      path: string,
      body: () => object,
      method: Attempt['method'] = 'post',
    ): Attempt => ({
      what: path,
      client,
      method,
      path,
      body,
    })
    const letters = `/api/letters/${letter.id}`
    const attempts = ['a', ' '].flatMap((pattern) => {
      const long = filled(pattern)
      return [
        ...['version', 'note', 'reason', 'correction', 'localNote', 'decision'].map((name) =>
          call(own.head, `${letters}/approve`, () => ({ [name]: long })),
        ),
        ...['submit', 'request-changes', 'withdraw', 'receive'].map((verb) =>
          call(own.head, `${letters}/${verb}`, () => ({ [long]: 'x' })),
        ),
        call(visitor, '/api/users/login', () => ({ email: long, password: 'x' })),
        call(visitor, '/api/users/login', () => ({ email: 'editor@comberton.test', password: long })),
        call(visitor, '/api/users/forgot-password', () => ({ email: long })),
        call(visitor, '/api/users/reset-password', () => ({ token: long, password: long.slice(0, 900_000) })),
        call(visitor, '/api/users/unlock', () => ({ email: long })),
        ...['confirm', 'verify', 'remove', 'recovery-codes'].map((verb) =>
          call(own.editor, `/api/users/second-factor/${verb}`, () => ({ code: long })),
        ),
        call(own.editor, `/api/users/${own.editor.userId}`, () => ({ password: long }), 'patch'),
        call(own.editor, '/api/graphql', () => ({ query: long })),
        call(own.editor, '/api/graphql', () => ({
          query: 'mutation($title: String!) { createLetter(data: { title: $title }) { id } }',
          variables: { title: long },
        })),
        call(own.editor, '/api/payload-preferences/x', () => ({ value: { x: long } })),
      ]
    })
    await measure([
      ...attempts,
      ...manyNodes.map((make) => call(own.editor, letters, () => ({ body: make() }), 'patch')),
    ])
  }, 300_000)

  it('in a question that comes as a form', async () => {
    const asForm = (body: string) =>
      own.editor.send('/api/letters', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-payload-http-method-override': 'GET',
        },
        body,
      })
    const slow: string[] = []
    for (const [parameter, pattern] of [
      ['where[title][like]', 'a'],
      ['where[title][in]', 'a,'],
      ['where[title][like]', 'a%20'],
      ['sort', 'title,'],
      ['select', '[a]'],
      ['where', '&x[]=1'],
    ] as const) {
      const before = processorTime(alliance.system.processId)
      const { status } = await asForm(`${parameter}=${filled(pattern)}`)
      const took = processorTime(alliance.system.processId) - before
      if (took > 1000 || status !== 413) slow.push(`${parameter}=${pattern}…: ${took} ms, ${status}`)
    }
    expect(slow).toEqual([])
    const ids = Array.from({ length: 1000 }, () => letter.id).join(',')
    expect((await asForm(`where[id][in]=${ids}`)).status).toBe(200)
  }, 300_000)
})
