import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../../src/transaction/system-actor'
import { appendEntry } from '../../src/plugins/audit/append-entry'
import { startSmallSystem, type SmallSystem } from './small-system'

describe('the audit log, for code of this program', () => {
  let system: SmallSystem
  let id: string

  beforeAll(async () => {
    system = await startSmallSystem()
    const req = await createLocalReq({ context: actingFor('testing') }, system.payload)
    await appendEntry(req, {
      action: 'approve',
      itemCollection: 'letters',
      itemId: 'x',
      itemTitle: 'Sports day',
      owner: system.school.a,
    })
    const { docs } = await system.payload.find({ collection: 'audit-entries' })
    id = String(docs[0]?.id)
  })
  afterAll(() => system.stop())

  const collection = 'audit-entries'
  const attempts: [string, () => Promise<unknown>][] = [
    ['change', () => system.payload.update({ collection, id, data: { note: 'x' } })],
    ['change all', () => system.payload.update({ collection, where: {}, data: { note: 'x' } })],
    ['delete', () => system.payload.delete({ collection, id })],
    ['delete all', () => system.payload.delete({ collection, where: {} })],
    [
      'add by itself',
      () => system.payload.create({ collection, data: { action: 'approve', at: new Date().toISOString() } }),
    ],
  ]

  it.each(attempts)('does not let it %s, although access is overridden', async (_what, attempt) => {
    const before = await system.payload.find({ collection })
    await expect(attempt()).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await system.payload.find({ collection })).toEqual(before)
    expect(before.docs).toMatchObject([{ number: 1, action: 'approve', note: '' }])
  })
})
