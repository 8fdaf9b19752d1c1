import { describe, expect, it } from 'vitest'
import { changesCursor, listCursor, readChangesCursor, readListCursor } from '../../src/delivery/v1/cursor'

const refused = expect.objectContaining({ code: 'invalid-cursor', status: 400 }) as Error
const base64url = (text: string) => Buffer.from(text).toString('base64url')

describe('a list cursor', () => {
  const place = {
    sortAt: '2026-06-14T12:00:00.000Z',
    publishedAt: '2026-06-14T09:30:00.123Z',
    itemId: 'ünïcode-1',
  }

  it('comes back as it was', () => {
    expect(readListCursor('comberton', 'letter', listCursor('comberton', 'letter', place))).toEqual(place)
  })

  it('from before there was an order within a day leads to the beginning of the day', () => {
    const old = (kind: string) => base64url(JSON.stringify(['comberton', kind, place.sortAt, 'any']))
    const letter = readListCursor('comberton', 'letter', old('letter'))
    expect(letter.sortAt).toBe(place.sortAt)
    expect(letter.publishedAt > place.publishedAt).toBe(true)
    const event = readListCursor('comberton', 'event', old('event'), 'soonest')
    expect(event).toEqual({ sortAt: place.sortAt, publishedAt: '', itemId: '' })
  })

  it('can stand in an address as it is', () => {
    expect(listCursor('comberton', 'letter', place)).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  it.each([
    ['another site', listCursor('offmore', 'letter', place)],
    ['another kind', listCursor('comberton', 'event', place)],
    ['the change feed', changesCursor(7)],
    ['nobody', ''],
    ['a stranger', 'not base64!'],
    ['a wrong shape', base64url('["comberton","letter",1,2]')],
    ['a wrong length', base64url('["comberton","letter","a","b","c","d"]')],
    ['too little', base64url('["comberton","letter","a"]')],
    ['an object', base64url('{"sortAt":"x"}')],
    ['half of one', listCursor('comberton', 'letter', place).slice(0, -3)],
    ['bytes that are no text', Buffer.from([0xff, 0xfe]).toString('base64url')],
  ])('of %s is refused', (_of, cursor) => {
    expect(() => readListCursor('comberton', 'letter', cursor)).toThrow(refused)
  })
})

describe('a changes cursor', () => {
  it.each([0, 1, 999_999_999_999_999])('comes back as %d', (sequence) => {
    expect(readChangesCursor(changesCursor(sequence))).toBe(sequence)
  })

  it.each([
    '',
    '12',
    base64url('-1'),
    base64url('1.5'),
    base64url('007'),
    base64url('1e3'),
    base64url('9'.repeat(16)),
    '%%',
  ])('made otherwise (%j) is refused', (cursor) => {
    expect(() => readChangesCursor(cursor)).toThrow(refused)
  })
})
