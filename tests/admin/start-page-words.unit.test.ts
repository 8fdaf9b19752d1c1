import { describe, expect, it } from 'vitest'
import { standingInWords } from '../../src/admin/look/standing-in-words'
import { auditSentence } from '../../src/admin/office/audit-sentence'
import { replyByInWords } from '../../src/admin/start-page/reply-by-in-words'
import { signaturesInWords } from '../../src/admin/start-page/signatures-in-words'
import type { Item } from '../../src/alliance/item'
import type { SignOff } from '../../src/plugins/approval/records/sign-offs'

describe('how an item stands', () => {
  it('says what is public, or about to be, beside the newest version', () => {
    expect(standingInWords({ state: 'draft' })).toBe('Draft')
    expect(standingInWords({ state: 'submitted', publishedVersion: 'a' })).toBe(
      'Public, newer draft waiting for approval',
    )
    expect(standingInWords({ state: 'changes-requested', publishedVersion: 'a' })).toBe(
      'Public, newer draft sent back',
    )
    expect(standingInWords({ state: 'draft', scheduledVersion: 'a' })).toBe(
      'Approved, goes live later; newer draft',
    )
    expect(standingInWords({ state: 'published', publishedVersion: 'a' })).toBe('Public')
    expect(standingInWords({})).toBe('Draft')
  })
})

describe('the last day for replies', () => {
  const now = new Date('2026-12-01T23:30:00Z')

  it('is told from a week before it, in days of the school', () => {
    expect(replyByInWords('2026-12-09T12:00:00Z', now)).toBeUndefined()
    expect(replyByInWords('2026-12-08T12:00:00Z', now)).toBe('Replies are due by 8 December 2026, in 7 days.')
    expect(replyByInWords('2026-12-02T12:00:00Z', now)).toContain('tomorrow')
    expect(replyByInWords('2026-12-01T12:00:00Z', now)).toContain('today')
    expect(replyByInWords('2026-11-30T12:00:00Z', now)).toContain('which is past')
    // Half an hour after midnight in the summer, when it is still yesterday in UTC.
    expect(replyByInWords('2026-07-02T12:00:00Z', new Date('2026-07-01T23:30:00Z'))).toContain('today')
    expect(replyByInWords(null, now)).toBeUndefined()
  })
})

describe('signatures', () => {
  const school = (id: string, leftOn: string | null = null) =>
    [id, { id, slug: id, name: `School ${id}`, leftOn, allowOwnApproval: true }] as const
  const workflow = { version: 'v2', submittedAt: '2026-12-01T09:00:00Z' }
  const item = { school: 'a', coSigningSchools: ['b', 'c', 'd'], workflow } as unknown as Item
  const signOff = (party: string, changes: Partial<SignOff> = {}): SignOff =>
    ({ party, decision: 'approve', ...workflow, ...changes }) as SignOff
  const schools = new Map([school('a'), school('b'), school('c'), school('d', '2026-01-01T12:00:00Z')])

  it('counts decisions about this submission of this version alone, and waits for nobody who has left', () => {
    expect(signaturesInWords(item, [signOff('a'), signOff('b', { version: 'v1' })], schools)).toBe(
      'Signed: School a. Still to sign: School b and School c.',
    )
    expect(signaturesInWords(item, [], new Map())).toBe('')
  })
})

describe('an entry of the audit log', () => {
  it('is a sentence, whatever it is about', () => {
    const letter = { itemCollection: 'letters', itemTitle: 'Sports day', byName: 'Ann Smith' }
    expect(auditSentence({ ...letter, action: 'approve' }, 'letter', 'Offmore')).toBe(
      'Ann Smith approved the letter “Sports day” of Offmore.',
    )
    const byName = 'Dee Deputy, deputy, for the headteacher of Offmore'
    expect(auditSentence({ ...letter, byName, action: 'submit' }, 'letter', 'Offmore')).toBe(
      `${byName}, submitted the letter “Sports day” of Offmore for approval.`,
    )
    expect(auditSentence({ action: 'log-sealed', byName: 'the system (sealing)' }, '', undefined)).toBe(
      'The system (sealing) sealed the audit log.',
    )
    expect(auditSentence({ ...letter, action: 'some-new-thing' }, 'letter', undefined)).toBe(
      'Ann Smith some new thing: the letter “Sports day”.',
    )
    // What somebody typed is no pattern of ours.
    expect(auditSentence({ ...letter, itemTitle: '$& {it}', action: 'approve' }, 'letter', undefined)).toBe(
      'Ann Smith approved the letter “$& {it}”.',
    )
  })
})
