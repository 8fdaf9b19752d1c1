import { describe, expect, it } from 'vitest'
import { shortenedAddress } from '../../src/audit/request-address'

describe('a shortened address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:7:8:9::1', '2001:db8:7::/48'],
    ['2001:0db8:0007:ffff::1', '2001:db8:7::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
    ['::1', '::/48'],
    ['somewhere', ''],
    ['192.0.2.77:4711', ''],
    ['', ''],
    [undefined, ''],
  ])('%j is %j', (given, expected) => {
    expect(shortenedAddress(given)).toBe(expected)
  })
})
