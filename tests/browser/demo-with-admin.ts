import { beforeAll } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { startSystem, type RunningSystem } from '../support/running-system'

/**
 * The demonstration with its admin, which is built where it is not there, for all tests of a file.
 *
 * @returns the program, whose parts are there from the file's first test, and what follows this in `beforeAll`
 */
export const useDemoWithAdmin = (): RunningSystem => {
  const system = {} as RunningSystem
  beforeAll(async () => {
    await buildIfNeeded()
    const started = await startSystem({ seed: 'demo', admin: true })
    // As they are: one of them is asked for anew each time.
    Object.defineProperties(system, Object.getOwnPropertyDescriptors(started))
  }, 900_000)
  return system
}
