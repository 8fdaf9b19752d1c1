import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

export const hasTerminal = (): boolean => Boolean(process.stdin.isTTY && process.stdout.isTTY)

/** Asks a question on the terminal; Ctrl-C ends the process with 130. */
const askOn = async (question: string, shown: boolean): Promise<string> => {
  let quiet = false
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!quiet) process.stdout.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  lines.on('SIGINT', () => {
    process.stdout.write('\n')
    process.exit(130)
  })
  const answer = lines.question(`${question}: `)
  quiet = !shown
  try {
    return await answer
  } finally {
    lines.close()
    if (!shown) process.stdout.write('\n')
  }
}

export const ask = async (question: string): Promise<string> => (await askOn(question, true)).trim()
/** What is typed does not appear. */
export const askSecretly = (question: string): Promise<string> => askOn(question, false)
