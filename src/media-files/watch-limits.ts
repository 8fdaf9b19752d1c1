import { Worker } from 'node:worker_threads'

/** Milliseconds of processor time that one file may take, all threads together. */
const mostProcessorTime = 10_000
/** Bytes of memory that the process may take. A picture of 120 megapixels needs 770 MB at its worst. */
const mostBytes = 1024 * 1024 * 1024

/** Begins to watch this process. `begin` and `end` go around the work for one file. */
export const watchLimits = (): { begin: () => void; end: () => void } => {
  const limits = new Int32Array(new SharedArrayBuffer(4))
  const watching = new Worker(new URL('./limit-watch.mjs', import.meta.url), {
    workerData: { limits, mostBytes, parent: process.ppid },
    execArgv: [],
  })
  watching.unref()
  const set = (limit: number): void => {
    Atomics.store(limits, 0, limit)
    Atomics.notify(limits, 0)
  }
  return {
    begin: () => {
      const { user, system } = process.cpuUsage()
      set(Math.round((user + system) / 1000) + mostProcessorTime)
    },
    end: () => set(0),
  }
}
