import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  reviewOf,
  richText,
  shownOn,
  submit,
} from '../support/items-over-rest'
import { movableClock, type MovableClock } from '../support/movable-clock'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Change = { op: 'upsert'; item: { id: string; language: string } } | { op: 'withdraw'; id: string }
type Entry = { docs: { action: string; note: string; itemId: string }[] }

/** Jobs run every five seconds; `waitUntil` may be met a tick late. */
const tick = 5_000
const hour = 3_600_000

describe.each(databasesUnderTest())(
  'what is withdrawn stays away until somebody decides, on $name',
  (database) => {
    let alliance: Alliance
    let own: AllianceSchool
    let receiver: AllianceSchool
    let clock: MovableClock

    beforeAll(async () => {
      clock = await movableClock()
      alliance = await startAlliance(database, { schools: 2, env: clock.env })
      ;[own, receiver] = alliance.schools as [AllianceSchool, AllianceSchool]
    })
    afterAll(() => clock?.remove())

    const inAnHour = () => new Date(clock.now() + hour).toISOString()

    const on = (site: string, slug: string, query = '') =>
      shownOn(alliance.visitor, site, 'letters', slug, query)
    const withdraw = async (collection: string, id: string) =>
      bodyOf(await act(own.head, collection, id, 'withdraw', { reason: 'It names a child.' }))
    const receive = async (id: string, version: string, decision = 'accept') =>
      bodyOf(await act(receiver.head, 'letters', id, 'receive', { version, decision }))
    const correct = async (id: string, data: object) => {
      await edit(own.editor, 'letters', id, data)
      return publish(own, 'letters', id)
    }
    const offered = async (title: string, data: object = {}) => {
      const letter = await publishedLetter(own, { title, channels: { schools: [receiver.id] }, ...data })
      await receive(letter.id, letter.version)
      expect(await on(receiver.slug, letter.slug)).toMatchObject({ version: letter.version })
      return letter
    }
    const answerOf = async (id: string) => (await reviewOf(receiver.head, 'letters', id)).receiving[0]
    const translate = async (item: string, data: object = {}) => {
      const polish = await create(own.editor, 'translations', {
        item: { relationTo: 'letters', value: item },
        language: 'pl',
        title: 'Dzień sportu',
        body: richText('Prosimy o czapki.'),
        ...data,
      })
      return { id: polish.id, version: (await publish(own, 'translations', polish.id)).version }
    }
    const inPolish = (slug: string, site = own.slug) => on(site, slug, '?language=pl')

    /** At none of the doors of a site is there anything of the item. */
    const expectGone = async (site: string, { id, slug }: { id: string; slug: string }, word: string) => {
      const { visitor } = alliance
      expect(await on(site, slug)).toBeUndefined()
      expect((await visitor.get(`/schools/${site}/letters/${slug}`)).status).toBe(410)
      const { items } = bodyOf(
        await visitor.get<{ items: { id: string }[] }>(`/v1/sites/${site}/letters?limit=100`),
      )
      expect(items.map((item) => item.id)).not.toContain(id)
      const found = bodyOf(
        await visitor.get<{ items: { id: string }[] }>(`/v1/sites/${site}/search?q=${word}`),
      )
      expect(found.items.map((item) => item.id)).not.toContain(id)
      const { changes } = bodyOf(
        await visitor.get<{ changes: Change[] }>(`/v1/sites/${site}/changes?limit=100`),
      )
      const about = changes.filter((change) => (change.op === 'upsert' ? change.item.id : change.id) === id)
      expect(about.at(-1)?.op).toBe('withdraw')
    }

    it('an acceptance ends with a withdrawal, and the corrected version waits for a new one', async () => {
      const letter = await offered('Harvest supper')
      await withdraw('letters', letter.id)
      const { version } = await correct(letter.id, { title: 'Harvest supper, corrected' })
      await expectGone(receiver.slug, letter, 'harvest')
      expect(await answerOf(letter.id)).toMatchObject({ decision: 'waiting', version: null })
      await receive(letter.id, version)
      expect(await on(receiver.slug, letter.slug)).toMatchObject({ title: 'Harvest supper, corrected' })
    })

    it('the same words published again wait for a new acceptance too', async () => {
      const letter = await offered('Lantern parade')
      await withdraw('letters', letter.id)
      const { version } = await publish(own, 'letters', letter.id)
      expect(version).toBe(letter.version)
      await expectGone(receiver.slug, letter, 'lantern')
      expect(await answerOf(letter.id)).toMatchObject({ decision: 'waiting' })
      await receive(letter.id, version)
      expect(await on(receiver.slug, letter.slug)).toBeDefined()
      expect(await answerOf(letter.id)).toMatchObject({ decision: 'accepted' })
    })

    it('an acceptance ends with a version that is not offered, and stays ended when a later one is', async () => {
      const letter = await offered('Maypole dance')
      await correct(letter.id, { channels: { schools: [] } })
      await expectGone(receiver.slug, letter, 'maypole')
      const { version } = await correct(letter.id, { channels: { schools: [receiver.id] } })
      await expectGone(receiver.slug, letter, 'maypole')
      expect(await answerOf(letter.id)).toMatchObject({ decision: 'waiting', version: null })
      await receive(letter.id, version)
      expect(await on(receiver.slug, letter.slug)).toBeDefined()
    })

    it('what the administrator took off the shared page stays off after a withdrawal as well', async () => {
      const letter = await publishedLetter(own, { title: 'Not for all', channels: { kpsa: true } })
      const decide = async (version: string, decision: string) =>
        bodyOf(
          await act(alliance.admin, 'letters', letter.id, 'receive', { version, decision, reason: 'No.' }),
        )
      await decide(letter.version, 'decline')
      await withdraw('letters', letter.id)
      const { version } = await correct(letter.id, { title: 'Still not for all' })
      expect(await on('kpsa', letter.slug)).toBeUndefined()
      await decide(version, 'accept')
      expect(await on('kpsa', letter.slug)).toMatchObject({ title: 'Still not for all' })
      await withdraw('letters', letter.id)
      await correct(letter.id, { title: 'For all' })
      expect(await on('kpsa', letter.slug)).toMatchObject({ title: 'For all' })
    })

    it(
      'at a set time: a copy goes at the time of its own version, and a withdrawal ends acceptances',
      { timeout: 90_000 },
      async () => {
        const withdrawAt = inAnHour()
        const replaced = await offered('Bonfire evening', { withdrawAt })
        const over = await offered('Sponsored walk', { withdrawAt })
        const polish = await translate(over.id)
        await correct(replaced.id, { title: 'Bonfire evening, moved', withdrawAt: null })
        expect(await on(receiver.slug, replaced.slug)).toMatchObject({ title: 'Bonfire evening' })
        await clock.moveTo(Date.parse(withdrawAt))
        for (const { slug } of [replaced, over])
          await expect
            .poll(() => on(receiver.slug, slug), { timeout: 6 * tick, interval: 250 })
            .toBeUndefined()
        await expectGone(receiver.slug, replaced, 'bonfire')
        expect(await on(own.slug, replaced.slug)).toMatchObject({ title: 'Bonfire evening, moved' })
        expect(await answerOf(replaced.id)).toMatchObject({ decision: 'waiting', version: null })
        const told = await reviewOf(own.head, 'letters', replaced.id)
        expect(told.history.at(-1)).toMatchObject({ action: 'acceptance-ended', version: replaced.version })
        expect(told.state).toBe('published')

        await expect
          .poll(async () => (await reviewOf(own.head, 'letters', over.id)).state, {
            timeout: 6 * tick,
            interval: 250,
          })
          .toBe('withdrawn')
        expect((await reviewOf(own.head, 'translations', polish.id)).state).toBe('withdrawn')
        const { version } = await correct(over.id, { title: 'Sponsored walk, again', withdrawAt: null })
        await expectGone(receiver.slug, over, 'sponsored')
        expect(await inPolish(over.slug)).toMatchObject({ language: 'en' })
        await receive(over.id, version)
        expect(await on(receiver.slug, over.slug)).toMatchObject({ title: 'Sponsored walk, again' })
      },
    )

    it('a translation goes with its item, says so, and comes back by its own approval alone', async () => {
      const letter = await publishedLetter(own, { title: 'Sports day' })
      const polish = await translate(letter.id)
      expect(await inPolish(letter.slug)).toMatchObject({ language: 'pl' })
      await withdraw('letters', letter.id)
      const review = await reviewOf(own.head, 'translations', polish.id)
      expect(review).toMatchObject({ state: 'withdrawn', publishedVersion: null })
      expect(review.history.at(-1)).toMatchObject({ action: 'withdraw', version: polish.version })
      expect(review.history.at(-1)?.note).toContain('It names a child.')
      const entries = bodyOf(
        await alliance.admin.get<Entry>(`/api/audit-entries?where[itemId][equals]=${polish.id}&limit=100`),
      )
      expect(entries.docs.map(({ action }) => action)).toContain('withdraw')

      await correct(letter.id, { title: 'Sports day, corrected' })
      expect(await inPolish(letter.slug)).toMatchObject({ language: 'en' })
      expect((await on(own.slug, letter.slug))?.languages).toHaveLength(1)
      expect((await reviewOf(own.head, 'translations', polish.id)).state).toBe('withdrawn')
      await publish(own, 'translations', polish.id)
      const shown = await inPolish(letter.slug)
      expect(shown).toMatchObject({ language: 'pl', title: 'Dzień sportu' })
      // Nobody said that it translates the corrected version.
      expect(shown?.languages.find(({ code }) => code === 'pl')?.stale).toBe(true)
    })

    it('a translation that was approved before its item, or waits for approval, goes along', async () => {
      const letter = await create(
        own.editor,
        'letters',
        letterOf(own, { title: 'Tomorrow', publishAt: inAnHour() }),
      )
      await publish(own, 'letters', letter.id)
      const polish = await translate(letter.id)
      expect((await reviewOf(own.head, 'translations', polish.id)).state).toBe('published')
      const urdu = await create(own.editor, 'translations', {
        item: { relationTo: 'letters', value: letter.id },
        language: 'ur',
        title: 'کھیلوں کا دن',
        body: richText('ٹوپی لائیں۔'),
      })
      await submit(own.editor, 'translations', urdu.id)
      await withdraw('letters', letter.id)
      for (const { id } of [polish, urdu])
        expect((await reviewOf(own.head, 'translations', id)).state).toBe('withdrawn')
      await correct(letter.id, { publishAt: null })
      expect((await on(own.slug, letter.slug))?.languages).toHaveLength(1)
      await publish(own, 'translations', urdu.id)
      expect((await on(own.slug, letter.slug))?.languages.map(({ code }) => code)).toEqual(['en', 'ur'])
    })

    it('the languages of a site belong to the version that it shows', async () => {
      const letter = await offered('Cake sale')
      const languages = async (site: string) =>
        (await on(site, letter.slug))?.languages.map(({ code, stale }) => [code, stale])
      const polish = await translate(letter.id, { title: 'Ciasta, pierwsze' })
      for (const site of [own.slug, receiver.slug])
        expect(await inPolish(letter.slug, site)).toMatchObject({ title: 'Ciasta, pierwsze' })

      const { version } = await correct(letter.id, { title: 'Cake sale, moved' })
      await edit(own.editor, 'translations', polish.id, { title: 'Ciasta, drugie' })
      await publish(own, 'translations', polish.id)
      expect(await inPolish(letter.slug)).toMatchObject({ title: 'Ciasta, drugie' })
      expect(await languages(own.slug)).toEqual([
        ['en', false],
        ['pl', false],
      ])
      expect(await inPolish(letter.slug, receiver.slug)).toMatchObject({ title: 'Ciasta, pierwsze' })
      expect(await languages(receiver.slug)).toEqual([
        ['en', false],
        ['pl', false],
      ])

      await receive(letter.id, version)
      expect(await inPolish(letter.slug, receiver.slug)).toMatchObject({ title: 'Ciasta, drugie' })
      expect(await languages(receiver.slug)).toEqual([
        ['en', false],
        ['pl', false],
      ])

      // An older one is shown with a newer text, and said to be older; one of a later text is not shown at all.
      const third = await correct(letter.id, { title: 'Cake sale, called off' })
      expect(await languages(own.slug)).toEqual([
        ['en', false],
        ['pl', true],
      ])
      const welsh = await translate(letter.id, { language: 'ro', title: 'Prăjituri' })
      expect(await languages(receiver.slug)).toEqual([
        ['en', false],
        ['pl', false],
      ])
      expect(await on(receiver.slug, letter.slug, '?language=ro')).toMatchObject({ language: 'en' })
      await receive(letter.id, third.version)
      expect(await languages(receiver.slug)).toEqual([
        ['en', false],
        ['pl', true],
        ['ro', false],
      ])
      bodyOf(await act(own.head, 'translations', welsh.id, 'withdraw', { reason: 'Wrong words.' }))
      expect(await languages(receiver.slug)).toEqual([
        ['en', false],
        ['pl', true],
      ])
    })
  },
)
