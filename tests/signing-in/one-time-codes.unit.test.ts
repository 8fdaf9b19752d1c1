import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newSecret, stepOfCode } from '../../src/signing-in/one-time-codes'

const at = (seconds: number) => new Date(seconds * 1000)

describe('codes', () => {
  // RFC 6238, appendix B: the last six of the eight digits given there for SHA-1.
  const secret = Secret.fromUTF8('12345678901234567890').base32
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('are those of RFC 6238 at %d seconds', (seconds, code) => {
    expect(stepOfCode(secret, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  it('are taken one step early and one late, and named by their own step', () => {
    const step = Math.floor(1234567890 / 30)
    for (const [late, expected] of [
      [-60, undefined],
      [-30, step],
      [0, step],
      [30, step],
      [60, undefined],
    ] as const) {
      expect(stepOfCode(secret, '005924', at(1234567890 + late)), String(late)).toBe(expected)
    }
  })

  it('are six digits and nothing else, and a secret is base 32', () => {
    for (const odd of ['5924', '0059244', '00592a', '', ' 005924', '００５９２４']) {
      expect(stepOfCode(secret, odd, at(1234567890)), odd).toBeUndefined()
    }
    expect(stepOfCode('not readable \u0000', '005924', at(1234567890))).toBeUndefined()
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(newSecret())
  })
})
