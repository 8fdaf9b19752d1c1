import { expect, describe, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { databasesUnderTest } from '../support/database-under-test'
import {
  bodyOf,
  create,
  letterOf,
  publishedLetter,
  reviewOf,
  shownOn,
  titlesOn,
  type Stored,
} from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { runCommand } from '../support/run-command'
import { startAlliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('Payload’s Local API, on $name', (database) => {
  it(
    'publishes nothing and takes nothing down, be access overridden or not',
    { timeout: 240_000 },
    async () => {
      const { system, schools, visitor } = await startAlliance(database, { schools: 1 })
      const own = schools[0] as AllianceSchool
      const draft = await create(own.editor, 'letters', letterOf(own, { title: 'A draft' }))
      const live = await publishedLetter(own, { title: 'Live' })
      const { docs } = bodyOf(
        await own.editor.get<{ docs: { id: string }[] }>(
          `/api/letters/versions?where[parent][equals]=${live.id}`,
        ),
      )
      const before = await shownOn(visitor, own.slug, 'letters', live.slug)
      const published = await reviewOf(own.head, 'letters', live.id)

      const given = {
        email: `editor@${own.slug}.test`,
        draft: draft.id,
        live: live.id,
        version: docs[0]?.id,
        school: own.id,
        waysEach: rounds({ short: 1, long: 3 }),
      }
      const script = inRepository('tests', 'workflow', 'local-api-calls.ts')
      const { exitCode, stdout, stderr } = await runCommand(
        process.execPath,
        [...nodeArguments, script, JSON.stringify(given)],
        { cwd: repository, env: system.env, timeout: 120_000 },
      )
      expect(exitCode, stderr).toBe(0)
      const outcomes = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as string[]
      expect(outcomes.filter((line) => /^(?:create|update) .*: done$/.test(line)).length).toBeGreaterThan(
        rounds({ short: 6, long: 20 }),
      )
      expect(
        outcomes
          .filter((line) => /^(?:restore|bulk|delete|bulk delete) .*: done$/.test(line))
          // A bulk delete that leaves everything is done, with errors for each.
          .filter((line) => !line.startsWith('bulk delete')),
      ).toEqual([])

      expect(await shownOn(visitor, own.slug, 'letters', live.slug)).toEqual(before)
      expect(await titlesOn(visitor, own.slug, 'letters')).toEqual(['Live'])
      expect(await reviewOf(own.head, 'letters', live.id)).toMatchObject({
        publishedVersion: published.publishedVersion,
      })
      expect(await reviewOf(own.head, 'letters', draft.id)).toMatchObject({
        state: 'draft',
        publishedVersion: null,
      })
      const stored = bodyOf(await own.editor.get<{ docs: Stored[] }>('/api/letters?limit=100&depth=0')).docs
      expect(stored.filter(({ _status }) => _status === 'published').map(({ id }) => id)).toEqual([live.id])
      for (const { id, workflow } of stored.filter((letter) => letter.id !== live.id)) {
        expect(workflow, id).toMatchObject({ state: 'draft', publishedVersion: null })
      }
    },
  )
})
