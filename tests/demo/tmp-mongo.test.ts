import { expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { startSystem } from '../support/running-system'
it.each(databasesUnderTest().filter((d) => d.name !== 'SQLite' && !/sqlite/i.test(d.name)))('seeds on $name', async ({ uri }) => {
  const t = Date.now()
  const system = await startSystem({ databaseUri: uri(), seed: 'demo' })
  process.stdout.write(`seeded+started ${Date.now() - t}\n`)
  const r = await (await fetch(`${system.url}/v1/sites/kpsa/letters`)).json() as any
  process.stdout.write(JSON.stringify(r.items.map((i: any) => [i.title, i.languages.length])) + '\n')
  expect(r.items).toHaveLength(2)
}, 180000)
