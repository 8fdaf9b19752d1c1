import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSmallSystem, type SmallSystem } from '../collections/small-system'
import {
  beginSecondFactor,
  changeSecondFactor,
  readSecondFactor,
} from '../../src/signing-in/second-factor-record'

let system: SmallSystem
beforeAll(async () => {
  system = await startSmallSystem()
})
afterAll(() => system?.stop())

/** Over HTTP this is a matter of milliseconds, which no test can arrange; here both have read before either writes. */
it('of two changes to what both have read, one is refused', async () => {
  const { payload } = system
  await beginSecondFactor({ payload }, 'somebody', { secret: 'x', begunIn: 'a session' })
  const [one, other] = [
    await readSecondFactor({ payload }, 'somebody'),
    await readSecondFactor({ payload }, 'somebody'),
  ]
  if (!one || !other) throw new Error('It is not there.')
  const changed = await changeSecondFactor({ payload }, one, { recoveryCodes: ['left'], lastStep: 7 })
  await expect(
    changeSecondFactor({ payload }, other, { recoveryCodes: ['taken twice'] }),
  ).rejects.toMatchObject({
    code: 'wrong-state',
  })
  expect(await readSecondFactor({ payload }, 'somebody')).toMatchObject({
    recoveryCodes: ['left'],
    lastStep: 7,
    revision: changed.revision,
  })
})
