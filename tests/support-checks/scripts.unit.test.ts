import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { programEnvironment } from '../support/program-environment'
import { runCommand } from '../support/run-command'

const run = (...args: string[]) =>
  runCommand(process.execPath, [inRepository('scripts', 'with-dependencies.mjs'), ...args], {
    cwd: repository,
    env: programEnvironment({}),
  })

describe('a script started through with-dependencies', () => {
  it.each(['test', 'build', 'generate', 'validate'])('%s explains itself with --help', async (script) => {
    const { exitCode, stdout } = await run(script, '--help')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^npm (run )?[a-z]+/)
    expect(stdout).toContain('--help')
  })

  it('refuses an option that it does not have, in words', async () => {
    const { exitCode, stderr } = await run('build', '--fast')
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^Unknown option '--fast'/)
  })

  it('says so where there is no such script', async () => {
    expect(await run('../evil')).toMatchObject({ exitCode: 1 })
    expect(await run('nothing')).toMatchObject({ exitCode: 1, stderr: 'There is no scripts/nothing.ts.\n' })
  })
})

it.each(['start', 'dev'])('npm run %s gives Node what every program of ours is given', (name) => {
  const { scripts } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts[name]).toContain(`exec node ${nodeArguments.slice(0, -1).join(' ')} scripts/run.mjs `)
})
