import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { quickFolder } from './quick-folder'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder for what test files make once and copy, removed at the end. */
    templateFolder: string
  }
}

/** Says which folder it is to the other projects of this run, whose own setup runs in the same process. */
const variable = 'KPSA_TEST_TEMPLATES'

/** One folder for all projects of a run, removed by the one that made it: at the end, when the tests of all are over. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const known = process.env[variable]
  const folder = known ?? (await mkdtemp(path.join(quickFolder(), 'kpsa-templates-')))
  process.env[variable] = folder
  project.provide('templateFolder', folder)
  return async () => {
    if (known !== undefined) return
    delete process.env[variable]
    await rm(folder, { recursive: true, force: true })
  }
}

export default setup
