import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isStillThere, startOf } from './process-start.mjs'

/**
 * Who holds a lock: the process, when it was started, and the file that it made. A copy of a folder takes its locks
 * along, and they are nobody's there.
 *
 * @typedef {{ processId: number, start: string, lockFile: string }} Holder
 */

/** @param {string} lockFile @returns {Holder} */
const self = (lockFile) => ({
  processId: process.pid,
  start: startOf(process.pid),
  lockFile: path.resolve(lockFile),
})

/** @param {string} lockFile @returns {Holder | undefined} the process that holds the lock */
const holder = (lockFile) => {
  try {
    const [processId = '', start = '', made = ''] = readFileSync(lockFile, 'utf8').split('\n')
    return Number(processId)
      ? { processId: Number(processId), start, lockFile: made || path.resolve(lockFile) }
      : undefined
  } catch {
    return undefined
  }
}

/** @param {Holder} one @param {string} lockFile */
const holds = ({ processId, start, lockFile: made }, lockFile) =>
  made === path.resolve(lockFile) && isStillThere(processId, start)

/** @param {string} lockFile @returns {boolean} whether this process now holds the lock */
const take = (lockFile) => {
  const { processId, start, lockFile: made } = self(lockFile)
  try {
    writeFileSync(lockFile, `${processId}\n${start}\n${made}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} lockFile */
const putAside = (lockFile) => {
  const aside = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, aside)
    rmSync(aside, { force: true })
  } catch {
    // Another process was quicker to clear up after the one that died.
  }
}

/**
 * Runs `work` while no other process on this machine does so under the same lock file. A lock that was left by a
 * process that died, or came along with a copy of its folder, is taken over.
 *
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work
 * @param {{ onWait?: () => void }} [options] `onWait` is called once, when another process holds the lock
 * @returns {Promise<T>}
 */
export const onlyOne = async (lockFile, work, options = {}) => {
  mkdirSync(path.dirname(lockFile), { recursive: true })
  let told = false
  while (!take(lockFile)) {
    const other = holder(lockFile)
    if (other === undefined) {
      // Just made and not yet written to, or gone already: look again.
      await pause(50)
      if (holder(lockFile) !== undefined) continue
      await pause(2_000)
      if (holder(lockFile) === undefined) putAside(lockFile)
      continue
    }
    if (!holds(other, lockFile)) {
      putAside(lockFile)
      continue
    }
    if (!told) options.onWait?.()
    told = true
    await pause(300)
  }
  const giveBack = () => {
    if (holder(lockFile)?.processId === process.pid) rmSync(lockFile, { force: true })
  }
  process.once('exit', giveBack)
  try {
    return await work()
  } finally {
    process.removeListener('exit', giveBack)
    giveBack()
  }
}
