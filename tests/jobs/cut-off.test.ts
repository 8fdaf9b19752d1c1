import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  letterOf,
  publish,
  reviewOf,
  shownOn,
  submit,
  uploadPicture,
} from '../support/items-over-rest'
import { startMailServer } from '../support/mail-server'
import { startMongoProxy, type MongoProxy } from '../support/mongo-proxy'
import { startSystem, type RunningSystem } from '../support/running-system'
import { samePeopleAt } from '../support/same-people'
import { allianceDatabase, signInAll, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { letTimesCome } from '../support/timed-jobs'

/** What was under way comes round again after 20 seconds, and a lone MongoDB lets a second process in after 15. */
const within = { timeout: 60_000, interval: 250 }

const [, mongodb] = databasesUnderTest()
if (!mongodb) throw new Error('There is no MongoDB.')

// Elsewhere nothing of it would be kept, and it is begun anew (see crash.test.ts).
describe.skipIf(mongodb.supportsTransactions)('killed halfway, where nothing is rolled back', () => {
  let folder: string
  let databaseUri: string
  let proxy: MongoProxy
  let system: RunningSystem
  let alliance: Alliance | undefined
  let mail: Awaited<ReturnType<typeof startMailServer>>

  /** In a process of its own, which can be killed, unless it is hosted. */
  const start = async ({ hosted } = { hosted: false }) => {
    const env = { SMTP_URL: mail.url }
    const through = proxy.through(databaseUri)
    system = await startSystem({ folder, databaseUri: through, env, timeout: 90_000, hosted })
    alliance = alliance ? samePeopleAt(system, alliance) : await signInAll(system, 1)
    return { own: alliance.schools[0] as AllianceSchool, visitor: alliance.visitor }
  }
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-cut-off-'))
    databaseUri = await allianceDatabase(mongodb)
    proxy = await startMongoProxy(databaseUri)
    mail = await startMailServer()
  }, 240_000)
  afterEach(() => system?.stop())
  afterAll(async () => {
    await proxy?.stop()
    await mail?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
  const approved = async (own: AllianceSchool, data: object) => {
    const letter = await create(own.editor, 'letters', letterOf(own, data))
    await publish(own, 'letters', letter.id)
    return letter
  }
  /** The time comes, and the process dies as it is about to write there. */
  const killAtWriteTo = async (collection: string) => {
    const come = proxy.swallowWriteTo(collection)
    await letTimesCome(databaseUri)
    await come
    await system.kill('SIGKILL')
  }
  const entriesOf = async (own: AllianceSchool, id: string, action: string) =>
    (await reviewOf(own.head, 'letters', id)).history.filter((entry) => entry.action === action)
  const told = (subject: string) => mail.arrived.filter((one) => one.subject === subject)

  it('what went live is shown, recorded and told of', { timeout: 180_000 }, async () => {
    const title = 'Goes live'
    const { own } = await start()
    const { id, slug } = await approved(own, { title, publishAt: inAnHour() })
    await killAtWriteTo('publications')

    const again = await start({ hosted: true })
    await expect.poll(() => entriesOf(again.own, id, 'publish'), within).toHaveLength(1)
    expect(await shownOn(again.visitor, own.slug, 'letters', slug)).toMatchObject({ title })
    await expect.poll(() => told(`Published: ${title}`).length, within).toBeGreaterThan(0)
  })

  it('what came down is gone and recorded', { timeout: 180_000 }, async () => {
    const title = 'Comes down'
    const { own, visitor } = await start()
    const { id, slug } = await approved(own, { title, withdrawAt: inAnHour() })
    expect(await shownOn(visitor, own.slug, 'letters', slug)).toMatchObject({ title })
    await killAtWriteTo('publications')

    const again = await start({ hosted: true })
    await expect.poll(() => entriesOf(again.own, id, 'withdraw'), within).toHaveLength(1)
    expect(await shownOn(again.visitor, own.slug, 'letters', slug)).toBeUndefined()
  })

  it(
    'what was not to go live after all is given back, recorded and told of',
    { timeout: 180_000 },
    async () => {
      const title = 'Given back'
      const { own } = await start()
      const picture = await uploadPicture(own)
      const data = letterOf(own, { title, publishAt: inAnHour(), attachments: [picture.id] })
      const { id } = await create(own.editor, 'letters', data)
      const { version } = await submit(own.editor, 'letters', id)
      bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
      bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { people: { doNotPublish: true } }))
      await killAtWriteTo('_letters_versions')

      const again = await start({ hosted: true })
      const stateNow = async () => (await reviewOf(again.own.head, 'letters', id)).state
      await expect.poll(stateNow, within).toBe('changes-requested')
      expect((await entriesOf(again.own, id, 'not-published')).length).toBeGreaterThan(0)
      await expect.poll(() => told(`Not published: ${title}`).length, within).toBeGreaterThan(0)
    },
  )
})
