import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf, reachableFrom, sourceFiles } from './source-imports'

/** What the approval may know of: itself, the fields and the errors that every project may share, and no schools. */
const allowed = [
  /^src\/workflow\//,
  /^src\/plugins\/approval\//,
  /^src\/access\/system-actor\.ts$/,
  /^src\/problems\/errors\.ts$/,
  /^src\/content\//,
]

describe('the approval, which any project may use', () => {
  const files = [...sourceFiles('src/workflow'), ...sourceFiles('src/plugins/approval')]

  it.each(files)('%s leads to nothing of the alliance', (file) => {
    const foreign = [...reachableFrom(file)].filter((one) => !allowed.some((form) => form.test(one)))
    expect(foreign).toEqual([])
  })

  it('is recognised where it would not be', () => {
    expect([...reachableFrom(path.join('src', 'alliance-rules', 'approval.ts'))]).toContain(
      'src/access/roles.ts',
    )
    expect(importsOf(path.join('src', 'workflow', 'verbs', 'publish.ts'))).toContain('../write-workflow')
  })
})
