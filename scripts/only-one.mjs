import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** @param {number} processId */
const isAlive = (processId) => {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} lockFile @returns {number | undefined} the process that holds the lock */
const holder = (lockFile) => {
  try {
    return Number(readFileSync(lockFile, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

/** @param {string} lockFile @returns {boolean} whether this process now holds the lock */
const take = (lockFile) => {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
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
 * process that died is taken over.
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
    if (!isAlive(other)) {
      putAside(lockFile)
      continue
    }
    if (!told) options.onWait?.()
    told = true
    await pause(300)
  }
  const giveBack = () => {
    if (holder(lockFile) === process.pid) rmSync(lockFile, { force: true })
  }
  process.once('exit', giveBack)
  try {
    return await work()
  } finally {
    process.removeListener('exit', giveBack)
    giveBack()
  }
}
