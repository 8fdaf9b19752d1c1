import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { inRepository } from './repository'

const longestMs = 20_000

const fileIn = (folder: string): string => path.join(folder, 'heap-report')

/** What a program's environment needs, so that `liveMemory` can ask it. @param folder for the report */
export const reportingLiveMemory = (folder: string): Record<string, string> => ({
  NODE_OPTIONS: `--import="${pathToFileURL(inRepository('scripts', 'report-heap.mjs')).href}"`,
  HEAP_REPORT: fileIn(folder),
})

/**
 * Bytes that a process holds on to: its heap and buffers, after all garbage was collected. Resident memory says less: a
 * busy process keeps what it may need again.
 * @throws where the process does not answer
 */
export const liveMemory = async (processId: number, folder: string): Promise<number> => {
  const file = fileIn(folder)
  rmSync(file, { force: true })
  process.kill(processId, 'SIGUSR2')
  for (let waited = 0; waited < longestMs; waited += 50) {
    await pause(50)
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (/^\d+$/.test(text)) return Number(text)
  }
  throw new Error('The process did not say what it holds.')
}
