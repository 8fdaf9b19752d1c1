import { readFileSync } from 'node:fs'
import { inRepository } from '../../scripts/repository'
import type { RunningSystem } from './running-system'

type Manifest = { node: Record<string, { filename: string }> }

/** The name that the built admin gives to the function through which its pages call the server. */
const actionId = (): string => {
  const file = inRepository('.next', 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const found = Object.entries(node).find(([, { filename }]) => filename === 'src/app/(payload)/layout.tsx')
  if (!found) throw new Error('The built admin has no server function.')
  return found[0]
}

export type Called = { status: number; text: string; headers: Headers }

/** Sends a body as the admin's pages send a call; `token` is the session's, none that of a visitor. */
export const sendToAdmin = async (
  system: RunningSystem,
  token: string | undefined,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Called> => {
  const answer = await fetch(new URL('/admin', system.url), {
    method: 'POST',
    body,
    headers: {
      accept: 'text/x-component',
      'next-action': actionId(),
      origin: system.url,
      ...(typeof body === 'string' && { 'content-type': 'text/plain;charset=UTF-8' }),
      ...(token && { cookie: `payload-token=${token}` }),
      ...headers,
    },
  })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

/** Calls one of Payload's server functions. Plain JSON is what React's `encodeReply` makes of plain values. */
export const callServerFunction = (
  system: RunningSystem,
  token: string | undefined,
  name: unknown,
  args: unknown,
): Promise<Called> => sendToAdmin(system, token, JSON.stringify([{ name, args }]))

/** The code of a refusal, which is a value: the page stays as it is. */
export const refusedCode = ({ text }: Pick<Called, 'text'>): string | undefined =>
  /"refused":\{"code":"([a-z-]+)"/.exec(text)?.[1]

/**
 * Whether Next answers with more than the value of the call: with the page, drawn anew, or with an order to go to
 * another or to ask for this one again. Then whatever somebody was typing in it would be gone.
 */
export const drawsAnew = ({ text, headers }: Pick<Called, 'text' | 'headers'>): boolean => {
  const root = /^0:(\{.*\})$/m.exec(text)?.[1]
  const {
    a: _value,
    b: _build,
    i: _intercepted,
    ...more
  } = JSON.parse(root ?? '{}') as Record<string, unknown>
  const orders = ['x-action-redirect', 'x-action-revalidated', 'set-cookie', 'location']
  return Object.values(more).some((part) => part !== '') || orders.some((name) => headers.has(name))
}
