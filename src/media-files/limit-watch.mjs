import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

/**
 * A thread beside the work in src/media-files/prepare-file-program.ts, which has no moment for looking at a clock: it
 * ends the whole process where a file takes too much, saying why on its standard error output. It counts processor
 * time, so that a machine that is busy with other things makes no file too complicated.
 *
 * Plain JavaScript, so that the thread begins without a translator.
 */
/** @type {{ limits: Int32Array, mostBytes: number, parent: number }} */
const { limits, mostBytes, parent } = workerData

/** Milliseconds between two looks, at work and without. */
const often = 50
const seldom = 1000

/** @param {string} reason */
const end = (reason) => {
  writeSync(2, `\n${reason}\n`)
  process.kill(process.pid, 'SIGKILL')
}

for (;;) {
  const limit = Atomics.load(limits, 0)
  Atomics.wait(limits, 0, limit, limit === 0 ? seldom : often)
  // Whoever started it was killed, and could tell it nothing any more.
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  const most = Atomics.load(limits, 0)
  if (most === 0) continue
  const { user, system } = process.cpuUsage()
  if ((user + system) / 1000 > most) end('limit-reached: processor time')
  if (process.memoryUsage.rss() > mostBytes) end('limit-reached: memory')
}
