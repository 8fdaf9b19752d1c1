import { describe, expect, it } from 'vitest'
import { wordChanges } from '../../src/admin/review/word-changes'

const marked = (before: string, after: string): string | undefined =>
  wordChanges(before, after)
    ?.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

describe('the words that changed', () => {
  it('are marked, and all others are left alone', () => {
    expect(marked('Swimming is on Monday.', 'Swimming is on Tuesday.')).toBe(
      'Swimming is on[- Monday.][+ Tuesday.]',
    )
  })

  it('may be at the beginning, at the end, or everything', () => {
    expect(marked('Bring a hat', 'Please bring a hat and a towel')).toBe(
      '[-Bring][+Please bring] a hat[+ and a towel]',
    )
    expect(marked('', 'New')).toBe('[+New]')
    expect(marked('Old', '')).toBe('[-Old]')
    expect(marked('', '')).toBe('')
  })

  it('give back both texts exactly, white space included', () => {
    const [before, after] = ['One  two\n\nthree ', ' One two\nthree\n']
    const runs = wordChanges(before, after) ?? []
    const without = (kind: string) =>
      runs
        .filter((run) => run.kind !== kind)
        .map(({ text }) => text)
        .join('')
    expect(without('added')).toBe(before)
    expect(without('removed')).toBe(after)
  })

  it('are not looked for in texts that are too long to be compared quickly', () => {
    expect(wordChanges('word '.repeat(2000), 'word')).toBeUndefined()
  })
})
