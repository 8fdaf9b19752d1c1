import { describe, expect, it } from 'vitest'
import { csvLine } from '../../src/plugins/audit/csv'

describe('a line of CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a, b', '"a, b"'],
    ['said "no"', '"said ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['Żółć – 学校', 'Żółć – 学校'],
    ['=1+1', "'=1+1"],
    ['+44 1562', "'+44 1562"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['a=b', 'a=b'],
  ])('%j becomes %j', (value, expected) => {
    expect(csvLine([value, 'x'])).toBe(`${expected},x\r\n`)
  })
})
