import { appendFileSync } from 'node:fs'

/** How a program is started: in a process of its own, in one that others share, or as a command, with the same choice. */
export type Start = 'alone' | 'hosted' | 'command' | 'hosted command'

/** `npm test` says at its end how many programs were started: outside a shared process each costs seconds of processor time. */
export const countStart = (start: Start): void => {
  const { KPSA_TEST_STARTS: file } = process.env
  if (file) appendFileSync(file, `${start}\n`)
}
