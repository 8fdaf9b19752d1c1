import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { PreparedFile } from './prepared-file'
import { UnusableFile } from '../validation/unusable-file'
import { limitDecoding } from './pdf-decoding-limit'
import { prepareFile } from './prepare-file'
import { watchLimits } from './watch-limits'

/** What this program says to whoever started it. */
export type SaidByProgram =
  { kind: 'ready' } | { kind: 'prepared'; file: PreparedFile } | { kind: 'refused'; sentence: string }

/**
 * Prepares one file after the other, as they are sent to it, and ends with whoever started it. A process of its own,
 * so that a file made to do harm harms nobody else.
 */
const say = (said: SaidByProgram): void => {
  process.send?.(said)
}

limitDecoding()
sharp.cache(false)
// Where the machine's memory ends, this is to go, and not the server. Only Linux knows it.
void writeFile('/proc/self/oom_score_adj', '700').catch(() => undefined)
const watch = watchLimits()

const prepare = async (bytes: Uint8Array): Promise<SaidByProgram> => {
  watch.begin()
  try {
    return { kind: 'prepared', file: await prepareFile(Buffer.from(bytes)) }
  } catch (error) {
    if (error instanceof UnusableFile) return { kind: 'refused', sentence: error.message }
    throw error
  } finally {
    watch.end()
  }
}

process.on('message', (bytes: Uint8Array) => {
  void prepare(bytes).then(say)
})
process.once('disconnect', () => process.exit())
say({ kind: 'ready' })
