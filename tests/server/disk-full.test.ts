import { copyFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { anonymous, signIn, withToken, type ApiAnswer, type ApiClient } from '../support/api-client'
import { codeBefore, codeOf } from '../support/authenticator'
import { databasesUnderTest } from '../support/database-under-test'
import { waysToBeFull, type DiskToFill } from '../support/full-disk'
import {
  act,
  bodyOf,
  create,
  letterOf,
  publishedLetter,
  refusalOf,
  shownOn,
  submit,
  uploadPicture,
  type Refusal,
  type Stored,
} from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import {
  allianceDatabase,
  password,
  signInAll,
  type Alliance,
  type AllianceSchool,
} from '../support/small-alliance'

const [sqlite] = databasesUnderTest()
if (!sqlite) throw new Error('There is no SQLite.')

/** One that compresses badly, so that it is as large as it looks. */
const picture = async (): Promise<FormData> => {
  const { default: sharp } = await import('sharp')
  const bytes = await sharp({
    create: {
      width: 600,
      height: 400,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'noise.png')
  return form
}

const factor = '/api/users/second-factor'

const expectRefused = (answer: ApiAnswer<unknown>, what: string): void => {
  expect(refusalOf(answer), `${what}: ${JSON.stringify(answer.body)}`).toEqual([503, 'cannot-store'])
  expect((answer.body as Refusal).message, what).toMatch(/cannot store anything just now/i)
  expect(Number(answer.headers.get('retry-after')), what).toBeGreaterThan(0)
}

describe.each(waysToBeFull)('where there is no room, by $name', ({ name, make }) => {
  let disk: DiskToFill | undefined
  let alliance: Alliance
  let system: RunningSystem
  let own: AllianceSchool
  let draft: Stored
  let submitted: { id: string; version: string }
  let shown: Stored
  let secret: string
  let recoveryCode: string
  let verified: ApiClient
  const acknowledged: { id: string; title: string }[] = []

  beforeAll(async () => {
    disk = await make()
    if (!disk) return
    const databaseUri = `file:${path.join(disk.folder, 'kpsa.db')}`
    const made = sqliteFile(await allianceDatabase(sqlite))
    for (const suffix of ['', '-wal']) {
      await copyFile(`${made}${suffix}`, `${sqliteFile(databaseUri)}${suffix}`).catch(() => undefined)
    }
    system = await startSystem({
      folder: disk.folder,
      databaseUri,
      env: { GRAPHQL: 'on', SIGN_IN_LIMIT: '0' },
      timeout: 90_000,
    })
    alliance = await signInAll(system, 2)
    ;[own] = alliance.schools as [AllianceSchool]
    shown = await publishedLetter(own, { title: 'Before' })
    draft = await create(own.editor, 'letters', letterOf(own, { title: 'A draft' }))
    const { id } = await create(own.editor, 'letters', letterOf(own, { title: 'To be approved' }))
    submitted = { id, version: (await submit(own.editor, 'letters', id)).version }
    acknowledged.push(draft, { id, title: 'To be approved' })
    const editor = await signIn(system.url, `editor@${own.slug}.test`, password)
    ;({ secret } = bodyOf(await editor.post<{ secret: string }>(`${factor}/begin`)))
    const confirmed = bodyOf(
      await editor.post<{ recoveryCodes: [string] }>(`${factor}/confirm`, {
        code: await codeBefore(secret, 5),
      }),
    )
    ;[recoveryCode] = confirmed.recoveryCodes
    own = { ...own, editor }
    await disk.fill(system)
  }, 240_000)
  afterAll(async () => {
    await system?.stop()
    await disk?.remove()
  })

  it(`can be tried here (${name})`, () => {
    // A test that could not run must not look as if it had.
    expect(disk, 'This needs `prlimit` (util-linux), or the right to mount.').toBeDefined()
  })

  it('saving, submitting and approving are answered with 503 and a sentence', async () => {
    expectRefused(await own.editor.patch(`/api/letters/${draft.id}`, { title: 'Changed' }), 'saving')
    expectRefused(await own.editor.post('/api/letters', letterOf(own, { title: 'New' })), 'creating')
    expectRefused(await act(own.editor, 'letters', draft.id, 'submit'), 'submitting')
    expectRefused(
      await act(own.head, 'letters', submitted.id, 'approve', { version: submitted.version }),
      'approving',
    )
    expectRefused(await act(own.head, 'letters', shown.id, 'withdraw', { reason: 'Wrong.' }), 'withdrawing')
    expectRefused(
      await alliance.admin.post('/api/users', { email: 'new@kpsa.test', name: 'New', password }),
      'making an account',
    )
  })

  it('uploads as well, and leave nothing behind', async () => {
    const before = await readdir(system.mediaDir)
    const form = await picture()
    form.append('_payload', JSON.stringify({ alt: 'Noise', school: own.id }))
    expectRefused(await own.editor.post('/api/media', form), 'uploading')
    expect(await readdir(system.mediaDir)).toEqual(before)
  })

  it('GraphQL as well', async () => {
    const query = `mutation { updateLetter(id: "${draft.id}", data: { title: "Changed" }) { id } }`
    const answer = await own.editor.post<{ errors: { message: string; extensions: { code: string } }[] }>(
      '/api/graphql',
      { query },
    )
    expect(answer.status).toBe(503)
    expect(answer.body.errors[0]).toMatchObject({
      message: expect.stringMatching(/cannot store anything just now/i) as string,
      extensions: { code: 'cannot-store' },
    })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('readiness says so, and what cannot be written to; the process lives', async () => {
    const answer = await alliance.visitor.get<{ code: string; detail: string }>('/readyz')
    expect([answer.status, answer.body.code]).toEqual([503, 'cannot-store'])
    expect(answer.body.detail).toMatch(/cannot be written to/)
    expect((await alliance.visitor.get('/healthz')).status).toBe(200)
  })

  it('what is public is shown as ever', async () => {
    expect(await shownOn(alliance.visitor, own.slug, 'letters', shown.slug)).toMatchObject({
      title: 'Before',
    })
    expect((await alliance.visitor.get(`/schools/${own.slug}/letters/${shown.slug}`)).status).toBe(200)
  })

  describe('people', () => {
    const tries = (email: string, given: string) =>
      anonymous(system.url).post<{ token?: string }>('/api/users/login', { email, password: given })
    const isIn = async (client: ApiClient): Promise<boolean> =>
      Boolean((await client.get<{ user: unknown }>('/api/users/me')).body.user)

    it('sign in, read, and sign out', async () => {
      const email = `chair@${own.slug}.test`
      const first = await signIn(system.url, email, password)
      const second = await signIn(system.url, email, password)
      expect(bodyOf(await first.get<Stored>(`/api/letters/${draft.id}?draft=true`)).title).toBe('A draft')
      expect(await isIn(own.chair), 'the session from before').toBe(true)
      bodyOf(await first.post('/api/users/logout'))
      expect(await isIn(first), 'after signing out').toBe(false)
      expect(await isIn(second), 'the other session').toBe(true)
      bodyOf(await own.chair.post('/api/users/logout'))
      expect(await isIn(own.chair), 'a stored session that was ended').toBe(false)
      expect((await anonymous(system.url).get('/api/users/me')).body).toMatchObject({ user: null })
      const forged = withToken(system.url, `${second.token.slice(0, -3)}abc`)
      expect(await isIn(forged)).toBe(false)
    })

    it('give their second step, whose codes serve once as ever', async () => {
      const [first, second] = [
        await signIn(system.url, `editor@${own.slug}.test`, password),
        await signIn(system.url, `editor@${own.slug}.test`, password),
      ]
      expect(await isIn(first), 'before the code').toBe(false)
      expectRefused(await first.post(`${factor}/verify`, { code: recoveryCode }), 'a recovery code')
      const code = codeOf(secret)
      bodyOf(await first.post(`${factor}/verify`, { code }))
      expect(await isIn(first)).toBe(true)
      expect(refusalOf(await second.post(`${factor}/verify`, { code }))).toEqual([403, 'wrong-code'])
      expect(await isIn(second)).toBe(false)
      verified = first
    })

    it('are locked out by wrong passwords as ever, and are told no more than ever', async () => {
      const [, other] = alliance.schools as [AllianceSchool, AllianceSchool]
      const email = `chair@${other.slug}.test`
      for (let count = 0; count < 5; count++) {
        expect(refusalOf(await tries(email, 'Not-this-password-1'))).toEqual([401, 'not-signed-in'])
      }
      expect(refusalOf(await tries(email, password)), 'the right one, while locked').toEqual([
        401,
        'not-signed-in',
      ])
      expect(refusalOf(await tries('nobody@kpsa.test', password))).toEqual([401, 'not-signed-in'])
    })
  })

  it('the log has no statement and none of its values', () => {
    const said = system.logs()
    expect(said).not.toMatch(/params:|insert into|update "|"hash"|Failed query/i)
    expect(said).not.toContain('Changed')
  })

  it('all goes on by itself once there is room; what was acknowledged is there, and the database is whole', async () => {
    await disk?.free(system)
    await expect
      .poll(async () => (await alliance.visitor.get('/readyz')).status, { timeout: 20_000 })
      .toBe(200)
    const held = await signIn(system.url, `head@${own.slug}.test`, password)
    bodyOf(await own.editor.patch(`/api/letters/${draft.id}`, { title: 'A draft, changed' }))
    bodyOf(await act(held, 'letters', submitted.id, 'approve', { version: submitted.version }))
    await uploadPicture(own)
    for (const { id, title } of acknowledged) {
      expect(bodyOf(await own.editor.get<Stored>(`/api/letters/${id}?draft=true`)).title).toContain(title)
    }
    const { docs } = bodyOf(
      await own.editor.get<{ docs: Stored[] }>('/api/letters?limit=100&draft=true&depth=0'),
    )
    expect(docs.map(({ title }) => title).sort()).toEqual(['A draft, changed', 'Before', 'To be approved'])
    // What was held in memory is kept.
    expect((await verified.get<{ user: unknown }>('/api/users/me')).body.user).toBeTruthy()
    const [, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    expect(
      refusalOf(
        await anonymous(system.url).post('/api/users/login', { email: `chair@${other.slug}.test`, password }),
      ),
    ).toEqual([401, 'not-signed-in'])
    await system.kill('SIGKILL')
    const client = createClient({ url: `file:${sqliteFile(system.databaseUri)}` })
    const checked = await client.execute('PRAGMA integrity_check')
    const foreign = await client.execute('PRAGMA foreign_key_check')
    const texts = await client.execute('SELECT title FROM letters ORDER BY title')
    client.close()
    expect(checked.rows.map((row) => row.integrity_check)).toEqual(['ok'])
    expect(foreign.rows).toEqual([])
    expect(texts.rows.map(({ title }) => title)).toEqual(['A draft, changed', 'Before', 'To be approved'])
  })
})
