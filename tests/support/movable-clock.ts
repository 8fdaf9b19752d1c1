import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { inRepository } from '../../scripts/repository'

/** A program's clock that a test can move forward. */
export type MovableClock = {
  /** The settings of the program whose clock it is. */
  env: Record<string, string>
  /** What the program's clock shows; milliseconds since 1970. */
  now: () => number
  /** Moves it to a moment, unless it is later there already, and waits until the program has noticed. */
  moveTo: (moment: number) => Promise<void>
  /** Takes away what it was told in. */
  remove: () => Promise<void>
}

export const movableClock = async (): Promise<MovableClock> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-clock-'))
  const file = path.join(folder, 'clock')
  let moved = 0
  const tell = async () => {
    await writeFile(`${file}.new`, String(moved))
    await rename(`${file}.new`, file)
  }
  await tell()
  const program = pathToFileURL(inRepository('tests', 'support', 'move-clock.mjs'))
  const now = () => Date.now() + moved
  return {
    env: { NODE_OPTIONS: `--import ${program.href}`, CLOCK_FILE: file },
    now,
    moveTo: async (moment) => {
      moved += Math.max(0, moment - now())
      await tell()
      await pause(200)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
