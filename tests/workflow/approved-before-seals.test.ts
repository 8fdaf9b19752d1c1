import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  richText,
  shownOn,
  submit,
  uploadPicture,
} from '../support/items-over-rest'
import { reconcileAtRest } from '../support/reconcile-at-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())(
  'what was approved before names covered all that is shown, on $name',
  (database) => {
    let alliance: Alliance
    let own: AllianceSchool

    beforeAll(async () => {
      alliance = await startAlliance(database, { schools: 1 })
      ;[own] = alliance.schools as [AllianceSchool]
    })

    /** Makes letters and publications what an older program would have left behind: other names, no seals, no forms. */
    const makeOld = async (names: Record<string, string>) => {
      const { databaseUri } = alliance.system
      if (database.name === 'SQLite') {
        const client = createClient({ url: databaseUri })
        await client.execute('PRAGMA busy_timeout = 10000')
        for (const [now, old] of Object.entries(names)) {
          for (const [sql, ...args] of [
            [
              'UPDATE letters SET workflow_version = ?, workflow_seal = NULL WHERE workflow_version = ?',
              old,
              now,
            ],
            [
              'UPDATE letters SET workflow_published_version = ? WHERE workflow_published_version = ?',
              old,
              now,
            ],
            [
              'UPDATE _letters_v SET version_workflow_version = ?, version_workflow_seal = NULL WHERE version_workflow_version = ?',
              old,
              now,
            ],
            [
              'UPDATE _letters_v SET version_workflow_published_version = ? WHERE version_workflow_published_version = ?',
              old,
              now,
            ],
            ['UPDATE sign_offs SET version = ? WHERE version = ?', old, now],
            [
              'UPDATE publications SET version = ?, item_version = ?, form = NULL WHERE item_version = ?',
              old,
              old,
              now,
            ],
          ] as [string, ...string[]][]) {
            await client.execute({ sql, args })
          }
        }
        client.close()
        return
      }
      const client = await MongoClient.connect(databaseUri)
      const db = client.db()
      for (const [now, old] of Object.entries(names)) {
        const set = async (collection: string, field: string, more: object = {}) =>
          db.collection(collection).updateMany({ [field]: now }, { $set: { [field]: old, ...more } })
        await set('letters', 'workflow.version', { 'workflow.seal': null })
        await set('letters', 'workflow.publishedVersion')
        await set('_letters_versions', 'version.workflow.version', { 'version.workflow.seal': null })
        await set('_letters_versions', 'version.workflow.publishedVersion')
        await set('sign-offs', 'version')
        await set('publications', 'itemVersion', { version: old, form: null })
      }
      await client.close()
    }

    it('keeps its name, is sealed once, and is protected from then on', async () => {
      const picture = await uploadPicture(own, { alt: 'As approved' })
      const live = await publishedLetter(own, { title: 'Live before', attachments: [picture.id] })
      const waiting = await create(own.editor, 'letters', letterOf(own, { title: 'Submitted before' }))
      const { version } = await submit(own.editor, 'letters', waiting.id)
      const { updatedAt } = bodyOf(await own.editor.get<{ updatedAt: string }>(`/api/letters/${live.id}`))
      const before = await shownOn(alliance.visitor, own.slug, 'letters', live.slug)
      await makeOld({ [live.version]: 'old-live', [version]: 'old-waiting' })

      const first = await reconcileAtRest(alliance)
      expect(first.exitCode, first.stderr).toBe(0)
      expect(first.stdout).toContain('sealed: 2')
      const second = await reconcileAtRest(alliance)
      expect(second.stdout).not.toContain('sealed')
      expect(second.stdout).toContain('nothing to mend')

      expect(await reviewOf(own.head, 'letters', live.id)).toMatchObject({
        state: 'published',
        version: 'old-live',
        publishedVersion: 'old-live',
      })
      expect(bodyOf(await own.editor.get<{ updatedAt: string }>(`/api/letters/${live.id}`)).updatedAt).toBe(
        updatedAt,
      )
      expect(await shownOn(alliance.visitor, own.slug, 'letters', live.slug)).toEqual({
        ...before,
        version: 'old-live',
      })
      expect(
        bodyOf(await act(own.head, 'letters', waiting.id, 'approve', { version: 'old-waiting' })).state,
      ).toBe('published')

      // Saving the same again is no edit; another description is another version.
      expect((await edit(own.editor, 'letters', live.id, { title: 'Live before' })).workflow).toMatchObject({
        state: 'published',
        version: 'old-live',
      })
      bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { alt: 'Otherwise' }))
      expect((await reviewOf(own.head, 'letters', live.id)).version).not.toBe('old-live')
      await edit(own.editor, 'letters', live.id, { body: richText('Another text.') })
      expect(refusalOf(await act(own.head, 'letters', live.id, 'approve', { version: 'old-live' }))).toEqual([
        409,
        'version-changed',
      ])
      expect((await publish(own, 'letters', live.id)).state).toBe('published')
    })
  },
)
