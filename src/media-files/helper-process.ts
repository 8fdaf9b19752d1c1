import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { PreparedFile } from './prepared-file'
import { nodeArgumentsAt } from '../../scripts/node-arguments.mjs'
import type { SaidByProgram } from './prepare-file-program'
import { UnusableFile } from '../validation/unusable-file'
import { limitReached } from './limit-reached'

/** As a path and not as an address of this module: the admin's build moves modules elsewhere. */
const program = path.join(process.cwd(), 'src/media-files/prepare-file-program.ts')

/** Of the heap of JavaScript, in megabytes. src/media-files/watch-limits.ts limits the whole process. */
const mostHeap = 768

/** Milliseconds by the clock on the wall. Who misses one was kept waiting by the machine and not by a file. */
const patience = { start: 30_000, file: 80_000 }

/** The process ended by no fault of the file: it was killed from outside, could not start, or got no time. */
export class HelperLost extends Error {
  constructor(
    message: string,
    /** Whether another process may do better at once; not where the machine gave this one no time. */
    readonly worthAnother: boolean,
  ) {
    super(message)
  }
}

export type HelperProcess = {
  /** @throws UnusableFile; HelperLost */
  prepare: (bytes: Uint8Array) => Promise<PreparedFile>
  alive: () => boolean
  /** How many files it has seen. */
  files: () => number
  end: () => void
}

/** Signals that a file causes which is read wrongly, and nobody else. */
const byTheFile = new Set<NodeJS.Signals | null>(['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGABRT'])

const tooComplicated =
  'This file is too complicated to be checked. Print or export it to a new file, or make it smaller, and upload that.'

/** What the end of the process says of the file that it was reading. */
const errorOf = (signal: NodeJS.Signals | null, printed: string): Error =>
  printed.includes(limitReached) || byTheFile.has(signal)
    ? new UnusableFile(tooComplicated)
    : new HelperLost(
        `The process that prepares files ended (${signal ?? 'by itself'}). ${printed.slice(-500)}`,
        true,
      )

const living = new Set<ChildProcess>()
// It ends with this process, whatever it is doing.
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')))

const start = (): ChildProcess =>
  spawn(process.execPath, [`--max-old-space-size=${mostHeap}`, ...nodeArgumentsAt(process.cwd()), program], {
    cwd: path.dirname(program),
    // None of our settings: whoever found a way into it would find no secret there.
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })

/** Starts the program that prepares files. It need not be awaited: the first file waits until it is ready. */
export const helperProcess = (): HelperProcess => {
  const child = start()
  living.add(child)
  let alive = true
  let files = 0
  const printed = child.stderr ? text(child.stderr).catch(() => '') : Promise.resolve('')
  const ended = new Promise<Error>((resolve) => {
    child.on('error', (error) => resolve(new HelperLost(error.message, false)))
    // Not `exit`: what it has printed says why.
    child.once('close', (_code, signal) => void printed.then((said) => resolve(errorOf(signal, said))))
  })
  void ended.then(() => {
    alive = false
    living.delete(child)
  })
  const end = (): void => {
    alive = false
    child.kill('SIGKILL')
  }

  const said = (limit: number, what: string): Promise<SaidByProgram> =>
    new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => {
        end()
        reject(new HelperLost(`${what} took longer than ${limit / 1000} s.`, false))
      }, limit)
      const listen = (message: SaidByProgram) => {
        clearTimeout(tooLong)
        resolve(message)
      }
      child.once('message', listen)
      void ended.then((error) => {
        clearTimeout(tooLong)
        child.off('message', listen)
        reject(error)
      })
    })

  /** While it has nothing to do, it keeps no program from ending. */
  const idle = (isIdle: boolean): void => {
    const change = isIdle ? 'unref' : 'ref'
    child[change]()
    child.channel?.[change]()
    ;(child.stderr as Socket | null)?.[change]()
  }
  const ready = said(patience.start, 'Its start')
  ready.then(
    () => idle(files === 0),
    () => undefined,
  )

  return {
    alive: () => alive,
    files: () => files,
    end,
    prepare: async (bytes) => {
      files += 1
      idle(false)
      try {
        await ready
        const answer = said(patience.file, 'A file')
        child.send(bytes, (error) => {
          if (error) end()
        })
        const told = await answer
        if (told.kind === 'prepared') return told.file
        throw told.kind === 'refused'
          ? new UnusableFile(told.sentence)
          : new HelperLost('It said something unexpected.', false)
      } finally {
        idle(true)
      }
    },
  }
}
