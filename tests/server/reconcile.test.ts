import { createClient, type InValue } from '@libsql/client'
import { MongoClient, ObjectId } from 'mongodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
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
} from '../support/items-over-rest'
import { runCommand } from '../support/run-command'
import { reconcileAtRest } from '../support/reconcile-at-rest'
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

type Row = Record<string, unknown>

/** What a database holds of an item on a site, and of a translation. Written back, it is as an older release left it. */
const rememberRows = async (
  { databaseUri }: RunningSystem,
  itemId: string,
  site: string,
  translation: string,
): Promise<() => Promise<void>> => {
  if (databaseUri.startsWith('mongodb')) {
    const client = await MongoClient.connect(databaseUri)
    const _id = new ObjectId(translation)
    const queries = {
      publications: { itemId, site },
      translations: { _id },
      _translations_versions: { parent: _id },
    }
    const collections = await Promise.all(
      Object.entries(queries).map(async ([name, query]) => {
        const collection = client.db().collection(name)
        const found = await collection.find(query).toArray()
        return { collection, query, found }
      }),
    )
    return async () => {
      for (const { collection, query, found } of collections) {
        await collection.deleteMany(query)
        await collection.insertMany(found)
      }
      await client.close()
    }
  }
  const client = createClient({ url: `file:${sqliteFile(databaseUri)}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  const tables = [
    ['publications', 'item_id = ? AND site = ?', [itemId, site]],
    ['translations', 'id = ?', [translation]],
    ['_translations_v', 'parent_id = ?', [translation]],
  ] as const
  const remembered = await Promise.all(
    tables.map(async ([table, where, args]) => {
      const { rows } = await client.execute({ sql: `SELECT * FROM ${table} WHERE ${where}`, args: [...args] })
      return { table, where, args, rows: rows.map((row): Row => ({ ...row })) }
    }),
  )
  return async () => {
    for (const { table, where, args, rows } of remembered) {
      const kept = rows.map((row) => String(row.id))
      await client.execute({
        sql: `DELETE FROM ${table} WHERE ${where} AND id NOT IN (${kept.map(() => '?').join(', ')})`,
        args: [...args, ...kept],
      })
      for (const { id: own, ...values } of rows) {
        await client.execute({
          sql: `UPDATE ${table} SET ${Object.keys(values)
            .map((name) => `"${name}" = ?`)
            .join(', ')} WHERE id = ?`,
          args: [...Object.values(values), own] as InValue[],
        })
      }
    }
    client.close()
  }
}

describe.each(databasesUnderTest())('npm run reconcile, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })
  const reconcile = () => reconcileAtRest(alliance)

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

  it('withdraws what came back although nobody decided it, says so, and then finds nothing more', async () => {
    const letter = await publishedLetter(own, { title: 'Names a child', channels: { schools: [other.id] } })
    const decision = { version: letter.version, decision: 'accept' }
    bodyOf(await act(other.head, 'letters', letter.id, 'receive', decision))
    const polish = await create(own.editor, 'translations', {
      item: { relationTo: 'letters', value: letter.id },
      language: 'pl',
      title: 'Wymienia dziecko',
      body: richText('Wymienia dziecko.'),
    })
    await publish(own, 'translations', polish.id)
    const bringBack = await rememberRows(alliance.system, letter.id, other.slug, polish.id)
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'It names a child.' }))
    await edit(own.editor, 'letters', letter.id, { title: 'Names nobody' })
    await publish(own, 'letters', letter.id)
    await bringBack()
    const there = (query: string) => shownOn(alliance.visitor, other.slug, 'letters', letter.slug, query)
    expect(await there('?language=en')).toMatchObject({ title: 'Names a child' })
    expect((await reviewOf(own.head, 'translations', polish.id)).state).toBe('published')

    const first = await reconcile()
    expect(first.exitCode, first.stderr).toBe(0)
    for (const language of ['en', 'pl'])
      expect(first.stdout).toContain(`withdrawn: ${letter.slug} on ${other.slug} (${language})`)
    expect(first.stdout).toContain('withdrawn: the translation "Wymienia dziecko" into Polish')
    expect(first.stdout).toContain('3 mended')
    expect(await there('')).toBeUndefined()
    expect(await reviewOf(own.head, 'translations', polish.id)).toMatchObject({
      state: 'withdrawn',
      publishedVersion: null,
    })
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toMatchObject({
      title: 'Names nobody',
    })
    expect((await reconcile()).stdout).toContain('nothing to mend')
  })

  it('lets others have their turn between the items, also where the database answers at once', async () => {
    for (let count = 0; count < 10; count++) await publishedLetter(own, { title: `One of ten, ${count}` })
    const { exitCode, stdout, stderr } = await runCommand(
      process.execPath,
      [...nodeArguments, inRepository('tests', 'server', 'turns-while-reconciling.ts')],
      { cwd: repository, env: alliance.system.env, timeout: 120_000 },
    )
    expect(exitCode, stderr).toBe(0)
    const { items, reconciling, completing } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as {
      [what in 'items' | 'reconciling' | 'completing']: number
    }
    expect(items).toBeGreaterThanOrEqual(10)
    expect(reconciling).toBeGreaterThanOrEqual(items)
    expect(completing).toBeGreaterThanOrEqual(items)
  })
})
