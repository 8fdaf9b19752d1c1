import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { withPermit } from '../../src/plugins/approval/storing/permit'
import { noteSigningIn } from '../../src/signing-in/keep-changes-while-signing-in'
import { noteManyAtOnce } from '../../src/signing-in/require-current-password'
import { mayHoldSessions } from '../../src/signing-in/sign-in-without-room'
import { actingFor } from '../../src/transaction/system-actor'

const payload = { config: {} } as Payload
const reqWith = (context: object): Promise<PayloadRequest> =>
  createLocalReq({ context: { ...context }, req: { i18n: {} } as PayloadRequest }, payload)

/** What a hook leaves in the context of its request. */
const leftBy = async (hook: typeof noteSigningIn, operation: 'login' | 'update'): Promise<object> => {
  const req = await reqWith({})
  await hook({ args: {}, collection: {}, context: req.context, operation, req } as never)
  return req.context
}

const symbolsOf = (context: object): unknown[] =>
  Object.getOwnPropertySymbols(context).map((key) => (context as Record<symbol, unknown>)[key])

const permit = { collection: 'letters', id: '1', seal: '', status: 'draft', workflow: {} }

// Payload drops a context that has symbols alone as soon as anything else is asked in the same request.
it.each([
  ['a permit', () => withPermit(permit as never)],
  ['what the system does', () => actingFor('a test')],
  ['sessions that may be held', () => mayHoldSessions],
  ['signing in', () => leftBy(noteSigningIn, 'login')],
  ['many people at once', () => leftBy(noteManyAtOnce, 'update')],
])('what is noted in a context stays when more is asked: %s', async (_name, context) => {
  const req = await reqWith(await context())
  const before = symbolsOf(req.context)
  expect(before).toHaveLength(1)
  await createLocalReq({ req }, payload)
  expect(symbolsOf(req.context)).toEqual(before)
})
