import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, signIn } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publishedLetter,
  refusalOf,
  shownOn,
  submit,
  type Stored,
} from '../support/items-over-rest'
import { startMongoProxy, type MongoProxy } from '../support/mongo-proxy'
import { startSystem, type RunningSystem } from '../support/running-system'
import {
  allianceDatabase,
  password,
  signInAll,
  type Alliance,
  type AllianceSchool,
} from '../support/small-alliance'

const [, mongodb] = databasesUnderTest()
if (!mongodb) throw new Error('There is no MongoDB.')

// A replica set names its own members, past the proxy.
describe.skipIf(mongodb.supportsTransactions)('a MongoDB that takes nothing', { timeout: 120_000 }, () => {
  let proxy: MongoProxy
  let system: RunningSystem
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let draft: Stored
  let shown: Stored
  let submitted: { id: string; version: string }

  beforeAll(async () => {
    const uri = await allianceDatabase(mongodb)
    proxy = await startMongoProxy(uri)
    system = await startSystem({
      databaseUri: proxy.through(uri),
      env: { SIGN_IN_LIMIT: '0' },
      hosted: true,
      timeout: 90_000,
    })
    alliance = await signInAll(system, 2)
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    shown = await publishedLetter(own, { title: 'Before' })
    draft = await create(own.editor, 'letters', letterOf(own, { title: 'A draft' }))
    const { id } = await create(own.editor, 'letters', letterOf(own, { title: 'To be approved' }))
    submitted = { id, version: (await submit(own.editor, 'letters', id)).version }
  }, 240_000)
  afterAll(async () => {
    await system?.stop()
    await proxy?.stop()
  })

  const saving = () => own.editor.patch(`/api/letters/${draft.id}`, { title: 'Changed' })

  it.each([
    { code: 14031, codeName: 'OutOfDiskSpace' },
    { code: 10107, codeName: 'NotWritablePrimary' },
  ])('since $codeName: 503, signing in all the same, and it is over by itself', async (error) => {
    proxy.refuseWrites(error)
    const approving = act(own.head, 'letters', submitted.id, 'approve', { version: submitted.version })
    for (const answer of [await saving(), await approving]) {
      expect(refusalOf(answer), JSON.stringify(answer.body)).toEqual([503, 'cannot-store'])
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(refusalOf(await alliance.visitor.get('/readyz'))).toEqual([503, 'cannot-store'])
    const chair = await signIn(system.url, `chair@${own.slug}.test`, password)
    expect(bodyOf(await chair.get<Stored>(`/api/letters/${draft.id}?draft=true`)).title).toBe('A draft')
    for (let count = 0; count < 6; count++) {
      const wrong = { email: `editor@${other.slug}.test`, password: 'Not-this-password-1' }
      expect(refusalOf(await anonymous(system.url).post('/api/users/login', wrong))).toEqual([
        401,
        'not-signed-in',
      ])
    }
    expect(await shownOn(alliance.visitor, own.slug, 'letters', shown.slug)).toMatchObject({
      title: 'Before',
    })

    proxy.refuseWrites(undefined)
    await expect
      .poll(async () => (await alliance.visitor.get('/readyz')).status, { timeout: 15_000 })
      .toBe(200)
    await edit(own.editor, 'letters', draft.id, { summary: error.codeName })
    expect(
      (await chair.get<{ user: unknown }>('/api/users/me')).body.user,
      'the session is kept',
    ).toBeTruthy()
    const right = { email: `editor@${other.slug}.test`, password }
    expect(
      refusalOf(await anonymous(system.url).post('/api/users/login', right)),
      'the lock as well',
    ).toEqual([401, 'not-signed-in'])
  })

  it('since it is gone: 503 for everybody, and never "sign in first"', async () => {
    await proxy.goAway()
    const answers = await Promise.all([
      // More than could wait for one another.
      ...Array.from({ length: 8 }, saving),
      ...Array.from({ length: 4 }, () => own.editor.post('/api/letters', letterOf(own, { title: 'New' }))),
      own.head.get('/api/letters'),
      own.head.get('/api/users/me'),
      own.head.get('/api/access'),
      own.head.get(`/api/letters/${draft.id}/review`),
      act(own.head, 'letters', submitted.id, 'approve', { version: submitted.version }),
      anonymous(system.url).post('/api/users/login', { email: `chair@${own.slug}.test`, password }),
      alliance.visitor.get('/readyz'),
    ])
    for (const answer of answers) {
      expect(refusalOf(answer), JSON.stringify(answer.body)).toEqual([503, 'not-ready-yet'])
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    await proxy.comeBack()
    await expect
      .poll(async () => (await alliance.visitor.get('/readyz')).status, { timeout: 30_000 })
      .toBe(200)
    await edit(own.editor, 'letters', draft.id, { summary: 'Back' })
  })
})
