import { describe, expect, it } from 'vitest'
import { refersSensibly } from '../../src/server/requests/reply-references'

describe('references in the call of a server function', () => {
  it('may name what has come before', () => {
    const args = {
      data: { text: 'x', 'a.b': [1] },
      initialBlockData: '$0:0:args:data',
      row: '$0:0:args:data:a.b',
    }
    expect(refersSensibly([{ name: 'form-state', args }])).toBe(true)
    expect(refersSensibly([{ text: '$$0:nothing', price: '$0.50' }])).toBe(true)
  })

  it('lead somewhere, to nothing that every object has, and not around in a circle', () => {
    for (const call of [
      ['$0'],
      ['$0:0'],
      [{ a: '$0:0' }],
      [{ a: { b: '$0:0:a' } }],
      [{ a: '$0:1' }, { b: '$0:0' }],
      ['$0:7'],
      [{}, '$0:0:constructor'],
      [{}, '$0:0:__proto__'],
      ['text', '$0:0:length'],
    ]) {
      expect(refersSensibly(call), JSON.stringify(call)).toBe(false)
    }
  })

  it('do not multiply what was sent beyond bounds', () => {
    const doubling = Array.from({ length: 40 }, (_, index) => [`$0:${index}`, `$0:${index}`])
    expect(refersSensibly([{}, ...doubling])).toBe(false)
  })
})
