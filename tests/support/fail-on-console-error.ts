/* eslint-disable no-console -- this is the guard itself */
import { formatWithOptions } from 'node:util'
import { afterAll, afterEach } from 'vitest'

let seen: string[] = []
let expected: RegExp[] = []
const original = console.error

console.error = (...parts: unknown[]) => {
  seen.push(formatWithOptions({ colors: false }, ...parts))
}

/** Says that this test causes a console error of this form. It is an error not to see it. */
export const expectConsoleError = (form: RegExp): void => {
  expected.push(form)
}

const judge = (): void => {
  const unexpected = seen.filter((line) => !expected.some((form) => form.test(line)))
  const missing = expected.filter((form) => !seen.some((line) => form.test(line)))
  seen = []
  expected = []
  if (unexpected.length > 0) throw new Error(`Unexpected console.error:\n${unexpected.join('\n')}`)
  if (missing.length > 0) throw new Error(`No console.error like ${missing.map(String).join(', ')} was seen.`)
}

afterEach(judge)

// What the hooks around the tests have said.
afterAll(() => {
  console.error = original
  judge()
})
