import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { programEnvironment } from '../support/program-environment'
import { runCommand } from '../support/run-command'

const program = 'tests/server/failing-program.ts'

it('a stack names lines of the sources, and not of what was made of them', async () => {
  const lines = readFileSync(inRepository(program), 'utf8').split('\n')
  const line = lines.findIndex((text) => text.endsWith('// here'))
  const column = lines[line]?.indexOf('new PlainError') ?? -1
  const { stdout, exitCode } = await runCommand(process.execPath, [...nodeArguments, program], {
    cwd: repository,
    env: programEnvironment({}),
  })
  expect(exitCode).toBe(0)
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    'PlainError: It failed.',
    `    at fail (${program}:${line + 1}:${column + 1})`,
  ])
  expect(stdout).not.toMatch(/\.cache|kpsa-program|file:/)
  expect(stdout).not.toContain(repository)
})
