import { readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, create, letterOf, submit } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** What one approval that publishes on the own site and the shared page may ask of SQLite within its transaction. */
const most = 42

const file = path.join(tmpdir(), `kpsa-statements-${process.pid}.jsonl`)
afterAll(() => rm(file, { force: true }))

type Statement = { sql: string; args: unknown[] }

const statements = async (): Promise<Statement[]> =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Statement)

let alliance: Alliance

beforeAll(async () => {
  const sqlite = databasesUnderTest().find(({ name }) => name === 'SQLite')
  if (!sqlite) throw new Error('There is no SQLite to test with.')
  const preload = pathToFileURL(inRepository('tests', 'support', 'tell-statements.mjs')).href
  const env = { NODE_OPTIONS: `--import=${preload}`, STATEMENTS_FILE: file }
  alliance = await startAlliance(sqlite, { schools: 1, env })
})

it('an approval reads nothing over and over', async () => {
  const [own] = alliance.schools as [AllianceSchool]
  const title = 'Read once'
  const letter = await create(own.editor, 'letters', letterOf(own, { title, channels: { kpsa: true } }))
  const { version } = await submit(own.editor, 'letters', letter.id)

  await truncate(file)
  bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version }))
  const all = await statements()
  const signed = all.findIndex(({ sql }) => /insert into "sign_offs"/i.test(sql))
  const begun = all.slice(0, signed).findLastIndex(({ sql }) => sql.startsWith('BEGIN'))
  const ended = all.findIndex(({ sql }, index) => index > signed && sql === 'COMMIT')
  const within = all.slice(begun + 1, ended)
  const asText = within.map(({ sql, args }) => `${sql} ${JSON.stringify(args)}`)
  expect(asText.join('\n')).toContain('insert into "publications"')
  expect(asText.filter((_one, index) => index >= most)).toEqual([])
  const reads = asText.filter((one) => one.startsWith('select'))
  const repeated = reads.filter((one, index) => reads.indexOf(one) < index)
  // What has been written since it was read: the item, its signatures, the number of the newest publication.
  expect(repeated.map((one) => /from "(letters|sign_offs|counters)"/.exec(one)?.[1] ?? one)).toEqual([
    'letters',
    'sign_offs',
    'counters',
  ])
})
