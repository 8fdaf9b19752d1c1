import type { PreparedFile } from './prepared-file'
import { ProblemError } from '../problems/errors'
import { fairTurns } from './fair-turns'
import { HelperLost, helperProcess, type HelperProcess } from './helper-process'

/** Processes that prepare files at the same time, of up to a gigabyte each at their worst. */
export const places = 2
/** A process makes room for a new one after so many files: what libraries leave behind in it goes. */
const filesOfOne = 100
/** How long a second one stays ready, in milliseconds. */
const spareTime = 60_000
/** How long a file waits for one of them, in milliseconds. */
const patience = 60_000

const ready: HelperProcess[] = []

const take = (): HelperProcess => {
  for (let helper = ready.pop(); helper; helper = ready.pop()) if (helper.alive()) return helper
  return helperProcess()
}

/** One stays ready for the next file, a second one for a while. */
const giveBack = (helper: HelperProcess): void => {
  if (helper.alive() && helper.files() < filesOfOne) ready.push(helper)
  else {
    helper.end()
    if (ready.length === 0) ready.push(helperProcess())
  }
  setTimeout(() => {
    if (ready.length > 1) ready.shift()?.end()
  }, spareTime).unref()
}

const once = async (bytes: Uint8Array, helper = take()): Promise<PreparedFile> => {
  try {
    return await helper.prepare(bytes)
  } finally {
    giveBack(helper)
  }
}

const inTurn = fairTurns({ places, patience })
let asked = 0

/**
 * `prepareFile` in a process of its own, with limits of processor time and of memory, so that a file made to do harm
 * harms nobody else. A process that was lost by no fault of the file is started anew, once.
 *
 * @param report is told of each process that was lost
 * @throws UnusableFile; ProblemError `uploads-busy` where the machine is at fault and not the file
 */
export const prepareFileAside = (
  bytes: Uint8Array,
  report: (lost: HelperLost) => void = () => undefined,
): Promise<PreparedFile> => {
  const busy = (error: unknown): never => {
    if (!(error instanceof HelperLost)) throw error
    report(error)
    throw new ProblemError('uploads-busy')
  }
  const again = (error: unknown): Promise<PreparedFile> => {
    if (!(error instanceof HelperLost) || !error.worthAnother) throw error
    report(error)
    // Not one of those that are ready: they may be gone as well, and nobody has noticed yet.
    return once(bytes, helperProcess())
  }
  asked += 1
  return inTurn({ owner: `file ${asked}` }, () => once(bytes).catch(again).catch(busy))
}
