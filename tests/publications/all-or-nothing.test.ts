import { createClient } from '@libsql/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { act, create, letterOf, reviewOf, shownOn, submit } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

// The stand-in for MongoDB has no transactions; there, the reconciler completes what a failure left half-done.
describe.each(databasesUnderTest().filter(({ name }) => name === 'SQLite'))(
  'publishing on $name, where the database fails in the middle of it',
  (database) => {
    let alliance: Alliance
    let own: AllianceSchool

    beforeAll(async () => {
      alliance = await startAlliance(database, { schools: 1 })
      ;[own] = alliance.schools as [AllianceSchool]
    })

    /** The database past the program, patient where the program is writing. */
    const byHand = async () => {
      const hand = createClient({ url: alliance.system.databaseUri })
      await hand.execute('PRAGMA busy_timeout = 10000')
      return hand
    }

    it('leaves everything as it was: the item, the signatures, what is public, the records', async () => {
      const letter = await create(
        own.editor,
        'letters',
        letterOf(own, { title: 'All or nothing', channels: { kpsa: true } }),
      )
      const { version } = await submit(own.editor, 'letters', letter.id)
      const before = await reviewOf(own.head, 'letters', letter.id)

      const hand = await byHand()
      await hand.execute('ALTER TABLE publications_texts RENAME TO publications_texts_away')
      const failed = await act(own.head, 'letters', letter.id, 'approve', { version })
      expect(failed.status).toBe(500)
      expect(failed.body).toMatchObject({ code: 'internal' })
      await hand.execute('ALTER TABLE publications_texts_away RENAME TO publications_texts')
      hand.close()

      expect(await reviewOf(own.head, 'letters', letter.id)).toEqual(before)
      for (const site of [own.slug, 'kpsa']) {
        expect(await shownOn(alliance.visitor, site, 'letters', letter.slug)).toBeUndefined()
      }

      const approved = await act(own.head, 'letters', letter.id, 'approve', { version })
      expect(approved.body).toMatchObject({ state: 'published', publishedVersion: version })
      expect(await shownOn(alliance.visitor, 'kpsa', 'letters', letter.slug)).toMatchObject({ version })
    })

    it('a new school of which the site cannot be noted afterwards is not there either', async () => {
      const count = async () => {
        const { body } = await alliance.admin.get<{ totalDocs: number }>('/api/schools/count')
        return body.totalDocs
      }
      const before = await count()
      const hand = await byHand()
      await hand.execute('ALTER TABLE sites RENAME TO sites_away')
      const school = { name: 'Half a school', slug: 'half-a-school' }
      const failed = await alliance.admin.post('/api/schools', school)
      expect(failed.status).toBe(500)
      expect(failed.body).toMatchObject({ code: 'internal' })
      await hand.execute('ALTER TABLE sites_away RENAME TO sites')
      hand.close()

      expect(await count()).toBe(before)
      expect((await alliance.admin.post('/api/schools', school)).status).toBe(201)
    })
  },
)
