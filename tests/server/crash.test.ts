import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publishedLetter,
  shownOn,
  submit,
} from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { allianceDatabase, signInAll, type Alliance, type AllianceSchool } from '../support/small-alliance'

const [sqlite] = databasesUnderTest()

// MongoDB here is a stand-in in memory, without transactions: what a crash leaves there, it cannot show.
describe.each(sqlite ? [sqlite] : [])('after a crash, on $name', (database) => {
  let folder: string
  let databaseUri: string
  let running: RunningSystem

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-crash-'))
    databaseUri = await allianceDatabase(database)
  })
  afterAll(async () => {
    await running?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const start = async (options: { hosted: boolean }) => {
    running = await startSystem({ folder, databaseUri, timeout: 60_000, ...options })
    return running
  }
  const versionsShown = async ({ visitor, schools }: Alliance, slug: string) => {
    const sites = ['kpsa', ...schools.map((school) => school.slug)]
    const shown = await Promise.all(sites.map((site) => shownOn(visitor, site, 'letters', slug)))
    return shown.map((item) => item?.version ?? 'none')
  }

  it(
    'each item is wholly published or wholly not, and nothing needs mending',
    { timeout: 180_000 },
    async () => {
      // To be killed.
      const alliance = await signInAll(await start({ hosted: false }), 2)
      const [own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
      const letters = await Promise.all(
        Array.from({ length: 24 }, (_none, index) =>
          create(
            own.editor,
            'letters',
            letterOf(own, {
              title: `Letter ${index}`,
              coSigningSchools: [other.id],
              channels: { kpsa: true },
            }),
          ),
        ),
      )
      const submitted = []
      for (const { id, slug } of letters) {
        const { version } = await submit(own.editor, 'letters', id)
        bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
        submitted.push({ id, slug, version })
      }
      const answered = new Set<string>()
      const approving = submitted.map(async ({ id, version }, index) => {
        await pause(index * 15)
        // Most of these get no answer any more.
        const answer = await act(other.head, 'letters', id, 'approve', { version }).catch(() => undefined)
        if (answer?.status === 200) answered.add(id)
      })
      await pause(400)
      await running.kill('SIGKILL')
      await Promise.all(approving)
      expect(answered.size, 'killed while approving').toBeLessThan(24)

      const again = await signInAll(await start({ hosted: true }), 2)
      let published = 0
      for (const { id, slug, version } of submitted) {
        const shown = new Set(await versionsShown(again, slug))
        expect([...shown], 'one version on all sites, or none').toHaveLength(1)
        if (shown.has(version)) published += 1
        // What was answered with success has happened.
        if (answered.has(id)) expect([...shown]).toEqual([version])
      }
      expect(published).toBeGreaterThanOrEqual(answered.size)
      expect(running.logs()).not.toContain('publications were mended')
      for (const { id, slug, version } of submitted) {
        const [shown] = await versionsShown(again, slug)
        if (shown === version) continue
        const [, second] = again.schools as [AllianceSchool, AllianceSchool]
        bodyOf(await act(second.head, 'letters', id, 'approve', { version }))
      }
      for (const { slug, version } of submitted)
        expect(new Set(await versionsShown(again, slug))).toEqual(new Set([version]))
      await running.stop()
    },
  )

  it(
    'publications that are missing, too many or old are put right at the next start',
    { timeout: 180_000 },
    async () => {
      const alliance = await signInAll(await start({ hosted: true }), 2)
      const [own] = alliance.schools as [AllianceSchool]
      const lost = await publishedLetter(own, { title: 'Lost', channels: { kpsa: true } })
      const withdrawn = await publishedLetter(own, { title: 'Should be gone' })
      const old = await publishedLetter(own, { title: 'Old' })
      const before = await shownOn(alliance.visitor, 'kpsa', 'letters', lost.slug)
      const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
      const saved = await client.execute({
        sql: 'SELECT * FROM publications WHERE item_id = ?',
        args: [withdrawn.id],
      })
      const savedOld = await client.execute({
        sql: 'SELECT * FROM publications WHERE item_id = ?',
        args: [old.id],
      })
      bodyOf(await act(own.head, 'letters', withdrawn.id, 'withdraw', { reason: 'Wrong.' }))
      await edit(own.editor, 'letters', old.id, { title: 'New' })
      const { version } = await submit(own.editor, 'letters', old.id)
      bodyOf(await act(own.head, 'letters', old.id, 'approve', { version }))
      await running.stop()

      await client.execute({ sql: 'DELETE FROM publications WHERE item_id = ?', args: [lost.id] })
      for (const row of [...saved.rows, ...savedOld.rows]) {
        await client.execute({
          sql: 'UPDATE publications SET state = ?, version = ?, item_version = ?, document = ?, withdrawn_at = NULL WHERE id = ?',
          args: [
            row.state ?? null,
            row.version ?? null,
            row.item_version ?? null,
            row.document ?? null,
            row.id ?? null,
          ],
        })
      }
      client.close()

      const after = await signInAll(await start({ hosted: true }), 1)
      await expect.poll(() => running.logs(), { timeout: 20_000 }).toContain('publications were mended')
      expect(await shownOn(after.visitor, 'kpsa', 'letters', lost.slug)).toMatchObject({
        id: lost.id,
        title: 'Lost',
        slug: before?.slug,
        version: lost.version,
      })
      expect((await after.visitor.get(`/v1/sites/${own.slug}/letters/${withdrawn.slug}`)).status).toBe(410)
      expect(await shownOn(after.visitor, own.slug, 'letters', old.slug)).toMatchObject({
        title: 'New',
        version,
      })
      await running.stop()

      await start({ hosted: true })
      await pause(1_500)
      expect(running.logs()).not.toContain('publications were mended')
      await running.stop()
    },
  )
})
