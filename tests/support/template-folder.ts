import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder for what test files make once and copy, removed at the end. */
    templateFolder: string
  }
}

const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-templates-'))
  project.provide('templateFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}

export default setup
