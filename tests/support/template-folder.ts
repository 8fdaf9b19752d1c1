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

const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(path.join(quickFolder(), 'kpsa-templates-'))
  project.provide('templateFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}

export default setup
