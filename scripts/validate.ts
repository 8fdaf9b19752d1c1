import { nodeArguments } from './node-arguments.mjs'
import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { runTests } from './run-tests'
import { inRepository } from './repository'
import { runNode, tool } from './run-tool'
import { lastLine } from './test-count'

const usage = `
npm run validate [-- --without-tests]

Proves everything: format, lint, types, that nothing is left over, generated files, and the tests. All of it runs, whatever fails. Ends with the
line 'N passed, N failed' of the tests; a check that fails counts as a failure there.

  --without-tests   only the checks before the tests
  --help            this text
`

/** Each is a Node script and its arguments; 0 is success. */
const checks: { name: string; args: string[] }[] = [
  { name: 'format', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '.'] },
  { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings=0', '.'] },
  { name: 'types', args: [tool('typescript', 'bin', 'tsc'), '--noEmit', '--project', '.'] },
  { name: 'what nothing uses', args: [tool('knip', 'bin', 'knip.js'), '--no-config-hints', '--no-progress'] },
  { name: 'generated files', args: [...nodeArguments, inRepository('scripts', 'generate.ts'), '--check'] },
]

/** @returns whether the check passed; what it said is printed only where it failed */
const passes = async ({ name, args }: { name: string; args: string[] }): Promise<boolean> => {
  try {
    await withProgress(`Checking ${name}`, async () => {
      const { exitCode, output } = await runNode(args)
      if (exitCode !== 0) throw new Error(output.trim())
    })
    return true
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
    return false
  }
}

const { values } = readOptions(usage, { 'without-tests': { type: 'boolean' } })

const failed: string[] = []
for (const check of checks) if (!(await passes(check))) failed.push(check.name)

const tests = values['without-tests'] ? undefined : await runTests([])
console.log(failed.length === 0 ? 'All checks passed.' : `Checks that failed: ${failed.join(', ')}.`)
if (tests) console.log(lastLine({ ...tests, failed: tests.failed + failed.length }))
process.exitCode = failed.length === 0 && (tests?.failed ?? 0) === 0 ? 0 : 1
