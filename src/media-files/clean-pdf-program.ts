import { buffer } from 'node:stream/consumers'
import { UnusableFile } from '../validation/unusable-file'
import { cleanPdf, unreadable } from './clean-pdf'
import { limitDecoding } from './pdf-decoding-limit'
import { refused } from './refused-exit-code'

/** Reads a PDF from its input and writes the clean one; or ends with `refused` and writes the sentence why. */
limitDecoding()
try {
  process.stdout.write(await cleanPdf(await buffer(process.stdin)))
} catch (error) {
  process.stdout.write(error instanceof UnusableFile ? error.message : unreadable)
  process.exitCode = refused
}
