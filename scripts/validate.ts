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

/** Each is a Node script and its arguments; 0 is success. The longest come first. */
const checks: { name: string; args: string[] }[] = [
  { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings=0', '.'] },
  { name: 'types', args: [tool('typescript', 'bin', 'tsc'), '--noEmit', '--project', '.'] },
  { name: 'format', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '.'] },
  { name: 'generated files', args: [...nodeArguments, inRepository('scripts', 'generate.ts'), '--check'] },
  { name: 'what nothing uses', args: [tool('knip', 'bin', 'knip.js'), '--no-config-hints', '--no-progress'] },
]

/** Two at a time: more would need more memory than a small machine has. @returns what each that failed has said, by its name */
const runChecks = async (): Promise<Map<string, string>> => {
  const failed = new Map<string, string>()
  const waiting = [...checks]
  const inTurn = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { exitCode, output } = await runNode(check.args)
      if (exitCode !== 0) failed.set(check.name, output.trim())
    }
  }
  await withProgress(`Checking ${checks.map(({ name }) => name).join(', ')}`, () =>
    Promise.all([inTurn(), inTurn()]),
  )
  return failed
}

const { values } = readOptions(usage, { 'without-tests': { type: 'boolean' } })

const failed = await runChecks()
for (const [name, output] of failed) console.log(`\nFailed: ${name}\n${output}\n`)

const tests = values['without-tests'] ? undefined : await runTests([])
console.log(
  failed.size === 0 ? 'All checks passed.' : `Checks that failed: ${[...failed.keys()].join(', ')}.`,
)
if (tests) console.log(lastLine({ ...tests, failed: tests.failed + failed.size }))
process.exitCode = failed.size === 0 && (tests?.failed ?? 0) === 0 ? 0 : 1
