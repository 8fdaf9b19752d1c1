import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { sqliteFile } from '../../src/database/sqlite-file'
import { databasesUnderTest } from '../support/database-under-test'
import { create, letterOf, publishedLetter, richText, publish, shownOn } from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import type { RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** Somebody, or a crash without transactions, has lost an item's publications. */
const losePublications = async ({ databaseUri }: RunningSystem, itemId: string): Promise<void> => {
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    const { deletedCount } = await client.db().collection('publications').deleteMany({ itemId })
    expect(deletedCount).toBeGreaterThan(0)
    await client.close()
    return
  }
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  const { rowsAffected } = await client.execute({
    sql: 'DELETE FROM publications WHERE item_id = ?',
    args: [itemId],
  })
  expect(rowsAffected).toBeGreaterThan(0)
  client.close()
}

describe.each(databasesUnderTest())('npm run reconcile, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
  })
  const reconcile = () => runScript('reconcile', [], alliance.system.env)

  it('brings back what was lost, beside the running program, says so, and then finds nothing more', async () => {
    const letter = await publishedLetter(own, { title: 'Lost letter', channels: { kpsa: true } })
    const polish = await create(own.editor, 'translations', {
      item: { relationTo: 'letters', value: letter.id },
      language: 'pl',
      title: 'Zgubiony list',
      body: richText('Zgubiony.'),
    })
    await publish(own, 'translations', polish.id)
    await create(own.editor, 'letters', letterOf(own, { title: 'A draft' }))
    const sites = [own.slug, 'kpsa']
    const before = await Promise.all(
      sites.map((site) => shownOn(alliance.visitor, site, 'letters', letter.slug)),
    )
    await losePublications(alliance.system, letter.id)
    // Asked as nobody has asked before: answers that are prepared know nothing of rows lost behind the program's back.
    const asNever = '?language=en'
    expect(await shownOn(alliance.visitor, 'kpsa', 'letters', letter.slug, asNever)).toBeUndefined()

    const first = await reconcile()
    expect(first.exitCode, first.stderr).toBe(0)
    for (const site of sites) {
      for (const language of ['en', 'pl']) {
        expect(first.stdout).toContain(`published: ${letter.slug} on ${site} (${language})`)
      }
    }
    expect(first.stdout).toContain('4 mended')
    for (const [index, site] of sites.entries()) {
      const shown = await shownOn(alliance.visitor, site, 'letters', letter.slug)
      expect(shown).toMatchObject({
        id: letter.id,
        title: 'Lost letter',
        slug: letter.slug,
        version: letter.version,
      })
      expect(shown?.html).toBe(before[index]?.html)
      expect(await shownOn(alliance.visitor, site, 'letters', letter.slug, '?language=pl')).toMatchObject({
        title: 'Zgubiony list',
      })
    }
    const second = await reconcile()
    expect(second.stdout).toContain('nothing to mend')
  })
})
