import type { PayloadRequest } from 'payload'
import { describe, expect, it } from 'vitest'
import { answerWithCode } from '../../src/server/requests/answer-with-code'
import { inTransaction } from '../../src/transaction/in-transaction'

/** As MongoDB's driver reports that another transaction came in between. */
class WriteConflict extends Error {
  readonly errorLabels = ['TransientTransactionError']
}

/** A request on a database that only notes what became of its transactions. */
const requestOf = (log: string[], failingCommits = 0): PayloadRequest => {
  let left = failingCommits
  const db = {
    beginTransaction: async () => `transaction ${log.push('begin')}`,
    commitTransaction: async () => {
      log.push('commit')
      if (left-- > 0) throw new WriteConflict('at the commit')
    },
    rollbackTransaction: async () => void log.push('rollback'),
  }
  return { payload: { db } } as unknown as PayloadRequest
}

/** Work that meets as many conflicts, and then succeeds. */
const meeting = (conflicts: number) => {
  let left = conflicts
  return async () => {
    if (left-- > 0) throw new WriteConflict('write conflict')
    return 'done'
  }
}

describe('inTransaction', () => {
  it('begins again where another transaction came in between', async () => {
    const log: string[] = []
    await expect(inTransaction(requestOf(log), meeting(2))).resolves.toBe('done')
    expect(log).toEqual(['begin', 'rollback', 'begin', 'rollback', 'begin', 'commit'])
  })

  it('begins again where that shows only at the commit', async () => {
    const log: string[] = []
    await expect(inTransaction(requestOf(log, 1), meeting(0))).resolves.toBe('done')
    expect(log.filter((what) => what === 'begin')).toHaveLength(2)
  })

  it('gives up after five times', async () => {
    const log: string[] = []
    await expect(inTransaction(requestOf(log), meeting(9))).rejects.toBeInstanceOf(WriteConflict)
    expect(log.filter((what) => what === 'begin')).toHaveLength(5)
  })

  it('leaves a transaction to whoever began it', async () => {
    const log: string[] = []
    const req = requestOf(log)
    req.transactionID = 'somebody else’s'
    await expect(inTransaction(req, meeting(1))).rejects.toBeInstanceOf(WriteConflict)
    expect(log).toEqual([])
  })

  it('does not repeat what fails for another reason', async () => {
    const log: string[] = []
    const failing = () => Promise.reject(new Error('no'))
    await expect(inTransaction(requestOf(log), failing)).rejects.toThrow('no')
    expect(log).toEqual(['begin', 'rollback'])
  })
})

describe('the answer', () => {
  it('says that one should try again, where others saved at the same moment', async () => {
    const error = new WriteConflict('E112 in collection counters')
    const args = { error, result: {}, context: {}, req: {} } as unknown as Parameters<
      typeof answerWithCode
    >[0]
    const answer = await answerWithCode(args)
    expect(answer).toMatchObject({ status: 503, response: { code: 'others-saved' } })
    expect(JSON.stringify(answer)).not.toContain('counters')
  })
})
