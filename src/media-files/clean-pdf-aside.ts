import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import path from 'node:path'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { UnusableFile } from '../validation/unusable-file'
import { oneAtATime } from './one-at-a-time'
import { refused } from './refused-exit-code'

/** As a path and not as an address of this module: the admin's build moves modules elsewhere. */
const program = path.join(process.cwd(), 'src/media-files/clean-pdf-program.ts')

/** Milliseconds. */
const patience = 10_000
const mostMegabytes = 768

const tooComplicated =
  'This PDF is too complicated to be checked. Print it to a new PDF, or make it smaller, and upload that.'

const inProcess = async (bytes: Uint8Array): Promise<Buffer> => {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${mostMegabytes}`, ...nodeArguments, program],
    {
      cwd: path.dirname(program),
      // None of our settings: whoever found a way into it would find no secret there.
      env: { NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: patience,
      killSignal: 'SIGKILL',
    },
  )
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  // It may end without having read everything.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const said = await buffer(child.stdout)
  const exitCode = await ended
  if (exitCode === 0) return said
  throw new UnusableFile(exitCode === refused ? said.toString('utf8') : tooComplicated)
}

const inTurn = oneAtATime()

/**
 * `cleanPdf` in a process of its own, with a limit of time and of memory, so that a file made to do harm harms
 * nobody else. One after the other.
 *
 * @throws UnusableFile
 */
export const cleanPdfAside = (bytes: Uint8Array): Promise<Buffer> => inTurn(() => inProcess(bytes))
