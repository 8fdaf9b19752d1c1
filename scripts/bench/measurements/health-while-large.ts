import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { nodeArguments } from '../../node-arguments.mjs'
import { inRepository, repository } from '../../repository'
import { startAuthoring, withPrograms } from '../child-program'
import { signInAs } from '../data/alliance'
import { letter } from '../data/written-items'
import type { Measurement } from '../measurement'
import { median, percentile, rounded } from '../statistics'

const most = 100
const requests = 300
/** Just below what a body may have. */
const bytes = 2_000_000

const filled = (part: string): string =>
  part.repeat(Math.floor(bytes / Buffer.byteLength(JSON.stringify(part))))
const many = (length: number, entry: unknown): unknown[] => Array.from({ length }, () => entry)
const paragraph = (words: string) => ({
  ...letter(0).body.root.children[0],
  children: [{ type: 'text', version: 1, text: words, format: 0, mode: 'normal', style: '', detail: 0 }],
})
const textOf = (children: unknown[]) => ({ root: { ...letter(0).body.root, children } })

/** What is long by its length, by its signs, and by being many. */
const bodies = (): string[] =>
  [
    { title: filled('a') },
    { summary: filled('\u202e') },
    { summary: filled('; ') },
    { audience: many(240_000, 'abcde') },
    { signatories: many(120_000, {}) },
    { signatories: many(400_000, {}) },
    { body: textOf([paragraph(filled('a'))]) },
    { body: textOf(many(8_000, paragraph('a'))) },
    { [filled('a')]: 'a' },
  ].map((body) => JSON.stringify(body))

/** Starts asking. @returns what ends it, and gives how long each answer took */
const watch = (address: string) => {
  const child = spawn(
    process.execPath,
    [...nodeArguments, inRepository('scripts/bench/watch-health.ts'), address],
    {
      cwd: repository,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const said = text(child.stdout)
  return async (): Promise<number[]> => {
    child.stdin.end()
    return JSON.parse(await said) as number[]
  }
}

export const healthWhileLarge: Measurement = {
  name: 'health-while-large',
  about: 'how long /healthz waits while an editor sends two megabytes, again and again',
  needs: ['few'],
  async run({ databases, folder, fewer }) {
    const file = await databases.copy('few', folder)
    return withPrograms([startAuthoring(file)], async ([program]) => {
      if (!program) throw new Error('The program did not start.')
      const { headers } = await signInAs(program.url, 'editor')
      const send = async (body: string) => {
        const answer = await fetch(`${program.url}/api/letters`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body,
        })
        await answer.arrayBuffer()
        if (answer.status !== 400) throw new Error(`Two megabytes were answered with ${answer.status}.`)
      }
      const all = bodies()
      // What is asked for the first time is not yet made fast.
      for (const body of all) await send(body)
      const end = watch(`${program.url}/healthz`)
      for (let number = 0; number < requests / fewer; number += 1) await send(all[number % all.length] ?? '')
      const waits = await end()
      return {
        rows: [
          {
            what: '/healthz during requests of 2 MB, p99',
            measured: percentile(waits, 0.99),
            unit: 'ms',
            most,
            note: `p50 ${rounded(median(waits))} ms, longest ${rounded(Math.max(...waits))} ms, of ${waits.length}; sender, asker and server share the processors`,
          },
        ],
        figures: { milliseconds: waits.map(rounded) },
      }
    })
  },
}
