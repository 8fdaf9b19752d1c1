/**
 * Loaded into a program before all else (`--import`): keeps in the file LONGEST_TURN_FILE the longest time, in
 * milliseconds, for which it computed and could answer nobody else. It counts the processor time of the one thread that
 * answers, which a busy machine does not lengthen. Whoever measures writes 0 into the file first.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const { LONGEST_TURN_FILE: file = '' } = process.env

/** A turn that nobody would notice is not worth asking the file. */
const noticed = 10

/** @see proc_pid_schedstat(5): the first figure is nanoseconds on the processor */
const computed = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6

// The programs that this one starts have the option too.
if (process.argv.some((argument) => argument.endsWith('server/start.ts'))) {
  let before = computed()
  setInterval(() => {
    const now = computed()
    const turn = now - before
    before = now
    if (turn > noticed && turn > Number(readFileSync(file, 'utf8'))) writeFileSync(file, String(turn))
  }, 1).unref()
}
