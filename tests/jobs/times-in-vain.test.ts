import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { behindTheBack } from '../support/behind-the-back'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  reviewOf,
  shownOn,
  submit,
  uploadPicture,
} from '../support/items-over-rest'
import { startMailServer } from '../support/mail-server'
import { reconcileAtRest } from '../support/reconcile-at-rest'
import { runScript } from '../support/run-script'
import { letTimesCome } from '../support/timed-jobs'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const within = { timeout: 45_000, interval: 250 }

describe.each(databasesUnderTest())(
  'what was due at a set time and could not be done, on $name',
  (database) => {
    let mail: Awaited<ReturnType<typeof startMailServer>>
    let alliance: Alliance
    let own: AllianceSchool
    let coSigner: AllianceSchool

    beforeAll(async () => {
      mail = await startMailServer()
      alliance = await startAlliance(database, { schools: 2, env: { SMTP_URL: mail.url } })
      ;[own, coSigner] = alliance.schools as [AllianceSchool, AllianceSchool]
    }, 240_000)
    afterAll(async () => {
      await alliance?.system.stop()
      await mail?.stop()
    })

    const uri = () => alliance.system.databaseUri
    const everybody = () =>
      [`editor@${own.slug}.test`, `head@${own.slug}.test`, `head@${coSigner.slug}.test`].sort()
    const told = (title: string, subject: string) =>
      mail.arrived.filter((one) => one.subject === `${subject}: ${title}`)
    const figure = async (name: string) => {
      const text = bodyOf(await alliance.visitor.get<string>('/metrics'))
      return Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1])
    }
    const shown = (slug: string) => shownOn(alliance.visitor, own.slug, 'letters', slug)
    const codes = async (id: string) =>
      (await reviewOf(own.editor, 'letters', id)).problems.map(({ code }) => code)

    const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
    const scheduled = async (title: string, data: object) => {
      const letter = await create(
        own.editor,
        'letters',
        letterOf(own, { title, coSigningSchools: [coSigner.id], ...data }),
      )
      const { version } = await submit(own.editor, 'letters', letter.id)
      bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version }))
      const { state } = bodyOf(await act(coSigner.head, 'letters', letter.id, 'approve', { version }))
      expect(state).toBe('scheduled')
      return letter
    }

    /** As after so many tries that the next one is the last. */
    const atItsLastTry = (itemId: string) =>
      behindTheBack(uri(), {
        sqlite: async (client) => {
          const { rowsAffected } = await client.execute({
            sql: "UPDATE payload_jobs SET total_tried = 7 WHERE task_slug = 'publish-approved' AND input LIKE ?",
            args: [`%${itemId}%`],
          })
          expect(rowsAffected).toBe(1)
        },
        mongo: async (db) => {
          const { modifiedCount } = await db
            .collection('payload-jobs')
            .updateMany({ 'input.id': itemId }, { $set: { totalTried: 7 } })
          expect(modifiedCount).toBe(1)
        },
      })

    /** The database refuses to hold a publication of this letter. */
    const breakFor = (slug: string) =>
      behindTheBack(uri(), {
        sqlite: async (client) => {
          await client.execute(
            `CREATE TRIGGER broken BEFORE INSERT ON publications WHEN new.slug = '${slug}' BEGIN SELECT RAISE(ABORT, 'a fault'); END`,
          )
        },
        mongo: async (db) => {
          await db.collection('publications').insertOne({ _id: 'broken' as never, slug })
          await db.collection('publications').createIndex({ slug: 1 }, { unique: true, name: 'broken' })
        },
      })
    const mendIt = () =>
      behindTheBack(uri(), {
        sqlite: async (client) => {
          await client.execute('DROP TRIGGER broken')
        },
        mongo: async (db) => {
          await db.collection('publications').dropIndex('broken')
          await db.collection('publications').deleteOne({ _id: 'broken' as never })
        },
      })

    // Where nothing is rolled back, a half-written publication is completed by the reconciler instead.
    it.runIf(database.supportsTransactions)(
      'a fault, whatever is tried: all concerned are told, it stands in the review and the metrics, and it goes live when it can',
      { timeout: 180_000 },
      async () => {
        const title = 'In spite of a fault'
        const publishAt = inSeconds(3_600)
        const { id, slug } = await scheduled(title, { publishAt })
        await breakFor(slug)
        await atItsLastTry(id)
        await letTimesCome(uri())

        await expect.poll(() => told(title, 'Not published').length, within).toBeGreaterThanOrEqual(3)
        expect(
          told(title, 'Not published')
            .map(({ to }) => to)
            .sort(),
        ).toEqual(everybody())
        for (const { text } of told(title, 'Not published')) expect(text).toContain('A fault in the program')
        const review = await reviewOf(own.head, 'letters', id)
        expect(review.state).toBe('scheduled')
        const problem = review.problems.find(({ code }) => code === 'not-published')
        expect(problem).toMatchObject({ blocking: false })
        expect(problem?.message).toContain('This is not live yet although its time has come.')
        expect(review.history.at(-1)).toMatchObject({ action: 'not-published', version: review.version })
        expect(await figure('kpsa_times_in_vain')).toBe(1)
        await expect.poll(() => figure('kpsa_jobs{state="failed"}'), within).toBe(1)
        expect(await shown(slug)).toBeUndefined()

        await mendIt()
        const { exitCode, stdout, stderr } = await runScript('reconcile', [], alliance.system.env)
        expect(exitCode, stderr).toBe(0)
        expect(stdout).toContain(`"${title}" goes live at ${publishAt}`)
        // Only the job's time had come, not the letter's own, which the new job is for.
        await letTimesCome(uri())
        await expect.poll(() => shown(slug), within).toMatchObject({ title })
        expect(await codes(id)).not.toContain('not-published')
        expect(await figure('kpsa_times_in_vain')).toBe(0)
        expect(await figure('kpsa_jobs{state="failed"}')).toBe(0)
        expect(told(title, 'Not published')).toHaveLength(3)
      },
    )

    it(
      'what was approved no longer holds: the same, until it is submitted again',
      { timeout: 180_000 },
      async () => {
        const title = 'A picture that somebody objects to'
        const picture = await uploadPicture(own)
        const { id } = await scheduled(title, { publishAt: inSeconds(3_600), attachments: [picture.id] })
        bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { people: { doNotPublish: true } }))
        await letTimesCome(uri())
        await expect.poll(() => told(title, 'Not published').length, within).toBeGreaterThanOrEqual(3)
        const review = await reviewOf(own.head, 'letters', id)
        expect(review.state).toBe('changes-requested')
        const problem = review.problems.find(({ code }) => code === 'not-published')
        expect(problem?.message).toMatch(/^This did not go live at its time.*do not publish/)
        expect(await figure('kpsa_times_in_vain')).toBe(1)
        await edit(own.editor, 'letters', id, { attachments: [] })
        expect(await codes(id)).toContain('not-published')
        await submit(own.editor, 'letters', id)
        expect(await codes(id)).not.toContain('not-published')
        expect(await figure('kpsa_times_in_vain')).toBe(0)
      },
    )

    it(
      'a job that was lost, to go live or to come down: the reconciler finds it and does it, and says so',
      { timeout: 240_000 },
      async () => {
        const publishAt = inSeconds(25)
        const late = await scheduled('Its job was lost', { publishAt })
        const limited = await create(
          own.editor,
          'letters',
          letterOf(own, { title: 'For a while', withdrawAt: publishAt }),
        )
        expect((await publish(own, 'letters', limited.id)).state).toBe('published')
        await behindTheBack(uri(), {
          sqlite: async (client) => {
            await client.execute("DELETE FROM payload_jobs WHERE task_slug <> 'send-mail'")
          },
          mongo: async (db) => {
            await db.collection('payload-jobs').deleteMany({ taskSlug: { $ne: 'send-mail' } })
          },
        })
        await pause(Math.max(0, Date.parse(publishAt) - Date.now()) + 2_500)
        expect(await shown(late.slug)).toBeUndefined()
        expect(await shown(limited.slug)).toBeDefined()

        const { stdout, exitCode, stderr } = await runScript('reconcile', [], alliance.system.env)
        expect(exitCode, stderr).toBe(0)
        expect(stdout).toContain(`had lost its time: "Its job was lost" goes live at ${publishAt}`)
        expect(stdout).toContain(`had lost its time: "For a while" comes down at ${publishAt}`)
        await expect.poll(() => shown(late.slug), within).toBeDefined()
        await expect.poll(() => shown(limited.slug), within).toBeUndefined()
        expect((await reviewOf(own.editor, 'letters', limited.id)).state).toBe('withdrawn')
        expect((await reconcileAtRest(alliance)).stdout).toContain('nothing to mend')
      },
    )

    it(
      'decisions that two processes once stored twice: one of each stays',
      { timeout: 180_000 },
      async () => {
        const letter = await create(own.editor, 'letters', letterOf(own, { title: 'Signed twice' }))
        await publish(own, 'letters', letter.id)
        const path = `/api/sign-offs?where[itemId][equals]=${letter.id}&depth=0`
        const count = async () => bodyOf(await own.head.get<{ totalDocs: number }>(path)).totalDocs
        await behindTheBack(uri(), {
          sqlite: async (client) => {
            const { rows, columns } = await client.execute({
              sql: 'SELECT * FROM sign_offs WHERE item_id = ?',
              args: [letter.id],
            })
            const row: Record<string, unknown> = { ...rows[0], id: randomUUID(), key: null }
            await client.execute({
              sql: `INSERT INTO sign_offs (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
              args: columns.map((name) => row[name] as string | null),
            })
          },
          mongo: async (db) => {
            const stored = await db.collection('sign-offs').findOne({ itemId: letter.id })
            const { _id, key, ...rest } = stored ?? ({} as never)
            expect([_id, key]).not.toContain(undefined)
            await db.collection('sign-offs').insertOne(rest)
          },
        })
        expect(await count()).toBe(2)
        const { stdout, exitCode, stderr } = await runScript('reconcile', [], alliance.system.env)
        expect(exitCode, stderr).toBe(0)
        expect(stdout).toContain('stored 2 times: approve of "Signed twice"')
        expect(await count()).toBe(1)
      },
    )

    it('a decision that somebody else is just recording is never answered with 500', async () => {
      const letter = await create(own.editor, 'letters', letterOf(own, { title: 'A clash' }))
      const { version } = await submit(own.editor, 'letters', letter.id)
      const { workflow } = bodyOf(
        await own.editor.get<{ workflow: { submittedAt: string } }>(`/api/letters/${letter.id}?draft=true`),
      )
      const key = ['letters', letter.id, own.id, version, workflow.submittedAt, 'approve'].join(' ')
      await behindTheBack(uri(), {
        sqlite: async (client) => {
          await client.execute({
            sql: `INSERT INTO sign_offs (id, item_collection, item_id, version, decision, "by", at, key)
            VALUES (?, 'letters', 'other', ?, 'approve', 'x', '2026-01-01T00:00:00.000Z', ?)`,
            args: [randomUUID(), version, key],
          })
        },
        mongo: async (db) => {
          await db.collection('sign-offs').insertOne({ itemCollection: 'letters', itemId: 'other', key })
        },
      })
      const answer = await act(own.head, 'letters', letter.id, 'approve', { version })
      expect([answer.status, answer.body.code]).toEqual([503, 'others-saved'])
      expect((await reviewOf(own.head, 'letters', letter.id)).state).toBe('submitted')
    })
  },
)
