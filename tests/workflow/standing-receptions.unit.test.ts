import { describe, expect, it } from 'vitest'
import { isApprovedSince } from '../../src/publications/forms/translations-shown'
import type { Item } from '../../src/plugins/approval/item'
import type { SignOff } from '../../src/plugins/approval/records/sign-offs'
import {
  standingReceptions,
  type LiveEvent,
  type Terms,
} from '../../src/plugins/approval/records/standing-receptions'

const moment = (minute: number) => `2026-06-14T09:${String(minute).padStart(2, '0')}:00.000Z`

const answer = (
  party: string | null,
  decision: SignOff['decision'],
  version: string,
  minute: number,
): SignOff => ({
  itemCollection: 'letters',
  itemId: 'letter',
  itemTitle: '',
  version,
  submittedAt: null,
  party,
  decision,
  by: 'somebody',
  byName: '',
  role: '',
  note: '',
  at: moment(minute),
})
const published = (version: string, minute: number): LiveEvent => ({
  action: 'publish',
  version,
  at: moment(minute),
})
const withdrawn = (version: string, minute: number): LiveEvent => ({
  action: 'withdraw',
  version,
  at: moment(minute),
})

const offeredTo = (...parties: string[]): Terms => ({ offeredTo: parties, until: null })
const terms = new Map<string, Terms>([
  ['one', offeredTo('b', 'c')],
  ['two', offeredTo('b', 'c')],
  ['without', offeredTo('c')],
  ['limited', { offeredTo: ['b'], until: moment(30) }],
])

const standing = (signOffs: SignOff[], events: LiveEvent[], minute = 20): [string | null, string, string][] =>
  [...standingReceptions({ signOffs, events, terms, now: new Date(moment(minute)) })].map(
    ([party, { decision, version }]) => [party, decision, version],
  )

describe('the answers that hold', () => {
  const accepted = answer('b', 'accept', 'one', 2)

  it('are the newest of each party, and outlive a newer version that is offered', () => {
    expect(standing([accepted], [published('one', 1)])).toEqual([['b', 'accept', 'one']])
    expect(standing([accepted], [published('one', 1), published('two', 3)])).toEqual([['b', 'accept', 'one']])
    const signOffs = [accepted, answer('c', 'accept', 'one', 3), answer('b', 'accept', 'two', 5)]
    expect(standing(signOffs, [published('one', 1), published('two', 4)])).toEqual([
      ['b', 'accept', 'two'],
      ['c', 'accept', 'one'],
    ])
  })

  it('are none after a withdrawal, until the party answers again', () => {
    const events = [published('one', 1), withdrawn('one', 3), published('one', 4)]
    expect(standing([accepted], events)).toEqual([])
    expect(standing([accepted, answer('b', 'accept', 'one', 5)], events)).toEqual([['b', 'accept', 'one']])
  })

  it('end with a version that is not offered to the party, and with one that nobody knows', () => {
    const gap = [published('one', 1), published('without', 3), published('two', 4)]
    expect(standing([accepted, answer('c', 'accept', 'one', 2)], gap)).toEqual([['c', 'accept', 'one']])
    expect(standing([accepted], [published('one', 1), published('lost', 3), published('two', 4)])).toEqual([])
    expect(standing([answer('b', 'accept', 'lost', 2)], [published('lost', 1)])).toEqual([])
  })

  it('end at the accepted version’s own time, also where another one is live', () => {
    const signOffs = [answer('b', 'accept', 'limited', 2)]
    const events = [published('limited', 1), published('two', 3)]
    expect(standing(signOffs, events, 29)).toEqual([['b', 'accept', 'limited']])
    expect(standing(signOffs, events, 30)).toEqual([])
  })

  it('of the shared place, and declines, stand until somebody decides otherwise', () => {
    const events = [published('one', 1), withdrawn('one', 3), published('without', 4)]
    const declined = [answer('b', 'decline', 'one', 2), answer(null, 'decline', 'one', 2)]
    expect(standing(declined, events)).toEqual([
      ['b', 'decline', 'one'],
      [null, 'decline', 'one'],
    ])
    expect(standing([...declined, answer(null, 'accept', 'one', 2)], events)).toContainEqual([
      null,
      'accept',
      'one',
    ])
  })

  it('take no notice of approvals', () => {
    expect(
      standing([answer('b', 'approve', 'one', 1), answer('c', 'request-changes', 'one', 1)], []),
    ).toEqual([])
  })
})

describe('an approval of a translation', () => {
  it('counts where its item was not withdrawn since', () => {
    const approvedAt = (publishedAt: string | null) =>
      ({ workflow: { publishedAt } }) as Pick<Item, 'workflow'>
    expect(isApprovedSince(approvedAt(moment(2)), undefined)).toBe(true)
    expect(isApprovedSince(approvedAt(moment(2)), withdrawn('item', 1))).toBe(true)
    expect(isApprovedSince(approvedAt(moment(2)), withdrawn('item', 2))).toBe(false)
    expect(isApprovedSince(approvedAt(moment(2)), withdrawn('item', 3))).toBe(false)
    expect(isApprovedSince(approvedAt(null), undefined)).toBe(false)
  })
})
