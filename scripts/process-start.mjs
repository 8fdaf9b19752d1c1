import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

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

/**
 * When a process was started, in whatever words the system has for it; empty where the system does not say. A number
 * is given to another process one day: together with this it names one process and no other.
 *
 * @param {number} processId
 * @returns {string}
 */
export const startOf = (processId) => {
  try {
    // proc(5): the name, in brackets, may have spaces; the start, in ticks since the boot, is the 22nd field.
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return ''
    return (
      spawnSync('ps', ['-o', 'lstart=', '-p', String(processId)], { encoding: 'utf8' }).stdout?.trim() ?? ''
    )
  }
}

/**
 * Whether the process that was noted with this number and this start is there now.
 *
 * @param {number} processId
 * @param {string} start as `startOf` gave it then; empty where it was not noted
 * @returns {boolean}
 */
export const isStillThere = (processId, start) => {
  if (!Number.isSafeInteger(processId) || processId < 1 || !isAlive(processId)) return false
  const now = startOf(processId)
  return start === '' || now === '' || now === start
}
