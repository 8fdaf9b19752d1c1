import { expect, describe, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf } from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import { startAlliance } from '../support/small-alliance'

describe.each(databasesUnderTest())('the audit log, on $name', (database) => {
  it('has an entry for each of many that are deleted in one request', { timeout: 120_000 }, async () => {
    const { admin, system } = await startAlliance(database, { schools: 1 })
    const ids: string[] = []
    for (const slug of ['one-too-many', 'two-too-many', 'three-too-many']) {
      const { doc } = bodyOf(
        await admin.post<{ doc: { id: string } }>('/api/schools', { name: slug, slug }),
        201,
      )
      ids.push(doc.id)
    }
    const answer = await admin.delete<{ docs: { id: string }[]; errors: unknown[] }>(
      `/api/schools?where[id][in]=${ids.join(',')}`,
    )
    expect(bodyOf(answer).errors).toEqual([])
    const left = bodyOf(await admin.get<{ totalDocs: number }>(`/api/schools?where[id][in]=${ids.join(',')}`))
    expect(left.totalDocs).toBe(0)
    const { exitCode, stderr } = await runScript('verify-audit', [], system.env)
    expect(exitCode, stderr).toBe(0)
  })
})
