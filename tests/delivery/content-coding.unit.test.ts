import { expect, it } from 'vitest'
import { negotiateCoding } from '../../src/delivery/front/content-coding'

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['identity', 'identity'],
  ['identity;q=1, gzip;q=0.1', 'identity'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['zstd', 'identity'],
  ['gzip;q=nonsense', 'identity'],
  [',;,;q', 'identity'],
])('%j gets %s', (header, coding) => {
  expect(negotiateCoding(header)).toBe(coding)
})
