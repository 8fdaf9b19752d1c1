import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from '../../scripts/repository'

const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8')
const page = read('docs/plugins/approval.md')

describe('docs/plugins/approval.md', () => {
  it('shows the configuration that the test of another project starts', () => {
    expect(/```ts\n([^]*?)```/.exec(page)?.[1]).toBe(read('tests/plugins/magazine.ts'))
  })

  it('explains every option, and no other', () => {
    const type =
      /export type ApprovalOptions = \{\n([^]*?)\n\}/.exec(read('src/workflow/options.ts'))?.[1] ?? ''
    const options = [...type.matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1])
    const explained = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map((match) => match[1])
    expect(explained).toEqual(options)
  })
})
