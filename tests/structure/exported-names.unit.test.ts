import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { workspacePackages } from '../../scripts/workspace-packages'
import { sourceFiles } from './source-imports'

/** Each has readers of its own, who see no names but its own. */
const byThemselves = [...workspacePackages().map(({ folder }) => folder), path.join('src', 'client')]

/** Named by those whose files they are: Payload, its migrations, and Next. */
const namedByOthers = /^src\/(?:payload-types\.ts|client\/api-types\.ts|migrations\/|app\/)/

const houseOf = (file: string): string =>
  byThemselves.find((folder) => file.startsWith(folder + path.sep)) ?? 'src'

const exported = /^export (?:async )?(?:const|function|class|type|interface) (\w+)/gm

it('an exported name has one meaning', () => {
  const homes = new Map<string, string[]>()
  for (const file of sourceFiles('src')) {
    if (namedByOthers.test(file.split(path.sep).join('/'))) continue
    for (const [, name] of readFileSync(inRepository(file), 'utf8').matchAll(exported)) {
      const known = `${houseOf(file)}: ${name}`
      homes.set(known, [...(homes.get(known) ?? []), file])
    }
  }
  expect(homes.size).toBeGreaterThan(1000)
  expect([...homes].filter(([, files]) => new Set(files).size > 1)).toEqual([])
})
