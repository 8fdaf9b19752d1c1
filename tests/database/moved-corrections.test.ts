import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemCollections } from '../../src/alliance/item'
import { behindTheBack } from '../support/behind-the-back'
import { makeSchemaBefore, migrationsBefore } from '../support/earlier-schema'
import { databasesUnderTest, mongoEnvironment } from '../support/database-under-test'
import { programEnvironment } from '../support/program-environment'
import { runScript } from '../support/run-script'

const moving = '20261128_212340_what_is_approved'
const collections = Object.keys(itemCollections)
/** Mongoose puts what is in the singular into the plural. */
const inMongo = (collection: string) => (collection.endsWith('s') ? collection : `${collection}s`)
const tableOf = (collection: string) => collection.replaceAll('-', '_')

const at = '2026-11-20T08:00:00.000Z'
const noteOf = (place: string) => `The date in ${place} was wrong.`

/** What is stored now for each place, by its name: the note, and when it was added. */
type Found = Record<string, { note: unknown; at: unknown; left: unknown }>

describe.each(databasesUnderTest())('corrections from before they were fields, on $name', (database) => {
  let folder: string
  let uri: string
  let env: NodeJS.ProcessEnv

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-corrections-'))
    uri = database.uri()
    env = programEnvironment({
      DATABASE_URI: uri,
      PAYLOAD_SECRET: 'a secret for the tests that is long enough',
      MEDIA_DIR: folder,
      ...(database.name === 'MongoDB' ? mongoEnvironment() : {}),
    })
    await behindTheBack(uri, {
      sqlite: async (client) => {
        await makeSchemaBefore(client, moving)
        for (const { name } of migrationsBefore(moving))
          await client.execute({
            sql: 'INSERT INTO payload_migrations (id, name, batch) VALUES (?, ?, 1)',
            args: [randomUUID(), name],
          })
        for (const collection of collections) {
          const table = tableOf(collection)
          await client.execute({
            sql: `INSERT INTO ${table} (id, workflow_correction_note, workflow_correction_at) VALUES (?, ?, ?)`,
            args: [randomUUID(), noteOf(table), at],
          })
          await client.execute({
            sql: `INSERT INTO _${table}_v (id, version_workflow_correction_note, version_workflow_correction_at)
              VALUES (?, ?, ?)`,
            args: [randomUUID(), noteOf(`_${table}_v`), at],
          })
        }
      },
      mongo: async (db) => {
        for (const collection of collections) {
          const workflow = (place: string) => ({
            state: 'draft',
            correction: { note: noteOf(place), at: new Date(at) },
          })
          const table = tableOf(collection)
          await db.collection(inMongo(collection)).insertOne({ workflow: workflow(table) })
          await db
            .collection(`_${collection}_versions`)
            .insertOne({ version: { workflow: workflow(`_${table}_v`) } })
        }
      },
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const found = (): Promise<Found> =>
    behindTheBack<Found>(uri, {
      sqlite: async (client) => {
        const result: Found = {}
        for (const table of collections.map(tableOf))
          for (const [name, prefix] of [
            [table, ''],
            [`_${table}_v`, 'version_'],
          ] as const) {
            const { rows, columns } = await client.execute(`SELECT * FROM ${name}`)
            result[name] = {
              note: rows[0]?.[`${prefix}correction_note`],
              at: rows[0]?.[`${prefix}workflow_corrected_at`],
              left: columns.find((column) => column.includes('workflow_correction_')),
            }
          }
        return result
      },
      mongo: async (db) => {
        const result: Found = {}
        const add = (name: string, document: Record<string, unknown> | undefined) => {
          const { correction, workflow } = (document ?? {}) as {
            correction?: { note: string }
            workflow?: { correctedAt?: Date; correction?: unknown }
          }
          result[name] = {
            note: correction?.note,
            at: workflow?.correctedAt && new Date(workflow.correctedAt).toISOString(),
            left: workflow?.correction,
          }
        }
        for (const collection of collections) {
          const table = tableOf(collection)
          add(table, (await db.collection(inMongo(collection)).findOne()) ?? undefined)
          const version = await db.collection(`_${collection}_versions`).findOne()
          add(`_${table}_v`, version?.version as Record<string, unknown> | undefined)
        }
        return result
      },
    })

  it('are kept, in every kind of item and in every version of it', { timeout: 300_000 }, async () => {
    // SQLite is brought to the present form before anything else; MongoDB by the reconciler of every start.
    const command = database.name === 'SQLite' ? 'migrate' : 'reconcile'
    const { exitCode, stdout, stderr } = await runScript(command, [], env, { timeout: 280_000 })
    expect(exitCode, `${stdout}${stderr}`).toBe(0)
    const places = collections.map(tableOf).flatMap((table) => [table, `_${table}_v`])
    expect(await found()).toEqual(
      Object.fromEntries(places.map((place) => [place, { note: noteOf(place), at, left: undefined }])),
    )
  })
})
