import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import tsconfig from './tsconfig.json' with { type: 'json' }
import { LongestFirst } from './tests/support/longest-first.mjs'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const unitTests = 'tests/**/*.unit.test.{ts,tsx}'
const browserTests = 'tests/browser/**/*.test.ts'
const failOnConsoleError = here('tests/support/fail-on-console-error.ts')
const stopSystems = here('tests/support/stop-systems.ts')
const templateFolder = here('tests/support/template-folder.ts')
const programHosts = here('tests/support/program-hosts.ts')

/** Our own packages are their sources here, as everywhere; the name of a folder stands for all in it. */
const alias = Object.fromEntries(
  Object.entries(tsconfig.compilerOptions.paths).map(([name, [file = '']]) => [
    name.replace(/\/\*$/, ''),
    here(file.replace(/\/\*$/, '')),
  ]),
)

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    retry: 0,
    sequence: { sequencer: LongestFirst },
    // Projects of one group run beside each other, and need the same number of workers. The browser comes last and alone.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [unitTests],
          setupFiles: [failOnConsoleError],
          // Twice as many as processors: much of a test is waiting. Left to itself, Vitest keeps a processor free.
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [unitTests, browserTests],
          globalSetup: [here('tests/support/global-setup.ts'), templateFolder, programHosts],
          setupFiles: [failOnConsoleError, stopSystems],
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // On a busy machine a browser is late now and then. What passed only then is named at the end of the run.
          retry: 1,
          include: [browserTests],
          globalSetup: [templateFolder],
          setupFiles: [failOnConsoleError, stopSystems],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
