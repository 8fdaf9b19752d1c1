import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  refusalOf,
  reviewOf,
  shownOn,
  submit,
  uploadPicture,
  type Stored,
} from '../support/items-over-rest'
import { movableClock, type MovableClock } from '../support/movable-clock'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** Jobs are looked for every second; a busy machine takes its time. */
const inTurn = { timeout: 20_000, interval: 250 }
const minute = 60_000

// The clock is the same on both databases, and these tests take their time: one of them suffices.
describe.each(databasesUnderTest().filter(({ name }) => name === 'SQLite'))(
  'chosen times, on $name',
  (database) => {
    let alliance: Alliance
    let own: AllianceSchool
    let clock: MovableClock

    beforeAll(async () => {
      clock = await movableClock()
      alliance = await startAlliance(database, { schools: 1, env: clock.env })
      ;[own] = alliance.schools as [AllianceSchool]
    })
    afterAll(() => clock?.remove())

    const on = (slug: string, site = own.slug) => shownOn(alliance.visitor, site, 'letters', slug)
    const write = (title: string, data: object = {}) =>
      create(own.editor, 'letters', letterOf(own, { title, channels: { kpsa: true }, ...data }))

    it('go live and come down by themselves, exactly as approved', { timeout: 120_000 }, async () => {
      const inMinutes = (minutes: number) => new Date(clock.now() + minutes * minute).toISOString()
      const publishAt = inMinutes(10)
      const withdrawAt = inMinutes(20)

      const plain = await write('Goes live later', { publishAt })
      const edited = await write('Edited while waiting', { publishAt })
      const stopped = await write('Stopped while waiting', { publishAt })
      const limited = await write('For a while', { withdrawAt })
      const replaced = await write('Replaced before it comes down', { withdrawAt })
      const renewed = await write('Comes down while a newer version waits', { withdrawAt })
      const picture = await uploadPicture(own)
      const objected = await write('With a picture that somebody objects to', {
        publishAt,
        attachments: [picture.id],
      })
      const letters = [plain, edited, stopped, objected]
      const versions = new Map<string, string>()
      for (const { id } of letters) {
        const review = await publish(own, 'letters', id)
        versions.set(id, review.version)
        expect(review).toMatchObject({ state: 'scheduled', publishedVersion: null })
      }
      for (const { id } of [limited, replaced, renewed])
        expect((await publish(own, 'letters', id)).state).toBe('published')

      await edit(own.editor, 'letters', edited.id, { title: 'A newer draft' })
      expect(await reviewOf(own.editor, 'letters', edited.id)).toMatchObject({
        state: 'draft',
        publishedVersion: null,
      })
      const withdrawn = bodyOf(
        await act(own.head, 'letters', stopped.id, 'withdraw', { reason: 'Called off.' }),
      )
      expect(withdrawn.state).toBe('withdrawn')
      bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { people: { doNotPublish: true } }))
      await edit(own.editor, 'letters', replaced.id, { withdrawAt: null })
      await publish(own, 'letters', replaced.id)
      await edit(own.editor, 'letters', renewed.id, { title: 'The newer version', withdrawAt: null })
      await submit(own.editor, 'letters', renewed.id)

      await clock.moveTo(Date.parse(publishAt) - minute)
      await pause(2_000)
      for (const { slug } of letters) expect(await on(slug)).toBeUndefined()
      expect(await on(limited.slug)).toBeDefined()

      await clock.moveTo(Date.parse(publishAt))
      await expect
        .poll(async () => on(plain.slug), inTurn)
        .toMatchObject({ title: 'Goes live later', version: versions.get(plain.id) })
      await expect.poll(() => on(edited.slug), inTurn).toBeDefined()
      expect(await on(edited.slug, 'kpsa')).toMatchObject({
        title: 'Edited while waiting',
        version: versions.get(edited.id),
      })
      const newer = bodyOf(await own.editor.get<Stored>(`/api/letters/${edited.id}?draft=true`))
      expect(newer.title).toBe('A newer draft')
      expect(await reviewOf(own.editor, 'letters', edited.id)).toMatchObject({
        state: 'draft',
        publishedVersion: versions.get(edited.id),
      })
      expect(await reviewOf(own.editor, 'letters', plain.id)).toMatchObject({ state: 'published' })

      expect(await on(limited.slug)).toBeDefined()
      await clock.moveTo(Date.parse(withdrawAt))
      await expect.poll(async () => on(limited.slug), inTurn).toBeUndefined()
      expect((await alliance.visitor.get(`/v1/sites/kpsa/letters/${limited.slug}`)).status).toBe(410)
      const history = await reviewOf(own.head, 'letters', limited.id)
      expect(history).toMatchObject({ state: 'withdrawn', publishedVersion: null })
      expect(history.history.at(-1)).toMatchObject({ action: 'withdraw' })
      expect(history.history.at(-1)?.by).toContain('the system')

      await expect.poll(() => on(renewed.slug), inTurn).toBeUndefined()
      expect(await reviewOf(own.head, 'letters', renewed.id)).toMatchObject({
        state: 'submitted',
        publishedVersion: null,
      })
      expect(await on(stopped.slug)).toBeUndefined()
      expect((await reviewOf(own.editor, 'letters', stopped.id)).state).toBe('withdrawn')
      expect(await on(replaced.slug)).toBeDefined()
      const back = await reviewOf(own.editor, 'letters', objected.id)
      expect(back).toMatchObject({
        state: 'changes-requested',
        publishedVersion: null,
        scheduledVersion: null,
      })
      expect(back.history.at(-1)).toMatchObject({
        action: 'not-published',
        version: versions.get(objected.id),
      })
      expect(back.history.at(-1)?.note).toContain('do not publish')
      expect(await on(objected.slug)).toBeUndefined()
    })

    it('a time in the past counts as now, and one for coming down that is past is refused', async () => {
      const past = await write('Late', { publishAt: '2020-01-01T00:00:00.000Z' })
      expect((await publish(own, 'letters', past.id)).state).toBe('published')
      expect(await on(past.slug)).toBeDefined()
      const over = await write('Over', { withdrawAt: '2020-01-01T00:00:00.000Z' })
      expect(refusalOf(await act(own.editor, 'letters', over.id, 'submit'))).toEqual([400, 'not-ready'])
    })

    it('what somebody has withdrawn is not withdrawn again by the time of an earlier version', async () => {
      const letter = await write('Withdrawn before its time', {
        withdrawAt: new Date(clock.now() + 30 * minute).toISOString(),
      })
      await publish(own, 'letters', letter.id)
      await edit(own.editor, 'letters', letter.id, { title: 'For as long as we like', withdrawAt: null })
      await publish(own, 'letters', letter.id)
      bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'It names a child.' }))
      const before = await reviewOf(own.editor, 'letters', letter.id)
      await clock.moveTo(clock.now() + 31 * minute)
      await pause(4_000)
      expect(await reviewOf(own.editor, 'letters', letter.id)).toEqual(before)
    })

    it('what is live stays until the scheduled newer version takes its place', async () => {
      const letter = await write('Live until then')
      await publish(own, 'letters', letter.id)
      const publishAt = new Date(clock.now() + 60 * minute).toISOString()
      await edit(own.editor, 'letters', letter.id, { title: 'In an hour', publishAt })
      const { version } = await submit(own.editor, 'letters', letter.id)
      const review = bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version }))
      expect(review).toMatchObject({ state: 'scheduled', version })
      expect(review.publishedVersion).not.toBe(version)
      expect(await on(letter.slug)).toMatchObject({ title: 'Live until then' })
    })
  },
)
