import { setTimeout as pause } from 'node:timers/promises'
import { buildIfNeeded } from './build-if-needed'
import {
  checkRoom,
  clearContent,
  demoEnvironment,
  isSeeded,
  noteRunning,
  noteSeeded,
  refuseSecond,
  resetDemo,
} from './demo/demo-folder'
import { demoHost, readPort, refuseTakenPort } from './demo/free-port'
import { openBrowser, welcome } from './demo/welcome'
import { nodeArguments } from './node-arguments.mjs'
import { onlyOne } from './only-one.mjs'
import { withProgress } from './progress.mjs'
import { readOptions } from './read-options'
import { inRepository, repository } from './repository'
import { runNode } from './run-tool'
import { sentenceOf as sentenceOfOther } from './sentence-of'
import { ScriptError } from './script-error'
import { systemCode } from '../src/problems/system-error'

const usage = `
npm run demo [-- OPTIONS]

Shows everything with made-up content: builds the admin if the sources changed, keeps a database of its own in .demo/
and starts on this machine only. Runs until Ctrl-C.

  --port N     default 3000, or PORT
  --no-open    don't open a browser
  --reset      begin anew: deletes .demo/ first, and nothing else
  --help       this text
`

const applyEnvironment = (settings: Record<string, string | undefined>): void => {
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

/** In a process of its own, so that its memory is free again when the server starts. */
const seedIfNeeded = async (): Promise<void> => {
  if (isSeeded()) return
  clearContent()
  await withProgress('Writing the demonstration’s content', async () => {
    const { exitCode, output } = await runNode([...nodeArguments, inRepository('scripts', 'seed.ts')])
    if (exitCode !== 0) throw new ScriptError(`${output.trim()}\n\nThe content could not be written.`)
  })
  noteSeeded()
}

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

/** The server runs in this very process: it ends itself on SIGTERM and Ctrl-C, and on a failure with a sentence. */
const startServer = async (url: string): Promise<void> => {
  process.argv = process.argv.slice(0, 2)
  process.chdir(repository)
  await withProgress('Starting', async () => {
    await import('../src/server/start')
    while (!(await isReady(url))) await pause(100)
  })
}

const nodeErrors: Record<string, string> = {
  ENOSPC: 'There is no room left on the disk.',
  EACCES: 'A file or folder of the demo may not be written by this account.',
  EROFS: 'The disk cannot be written to.',
}

const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return nodeErrors[systemCode(error) ?? ''] ?? sentenceOfOther(error)
}

const demo = async (): Promise<void> => {
  const { values } = readOptions(usage, {
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    reset: { type: 'boolean' },
  })
  const port = readPort(values.port)
  const url = `http://${demoHost}:${port}`
  await refuseTakenPort(port)
  refuseSecond()
  checkRoom()
  await buildIfNeeded()
  await onlyOne(inRepository('.cache', 'demo.lock'), async () => {
    if (values.reset) resetDemo()
    applyEnvironment(demoEnvironment(port))
    await seedIfNeeded()
    noteRunning(port)
  })
  await startServer(url)
  // Past the console, which the server has taken over by now.
  process.stdout.write(`${welcome(url)}\n`)
  if (!values['no-open']) openBrowser(url)
}

demo().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
})
