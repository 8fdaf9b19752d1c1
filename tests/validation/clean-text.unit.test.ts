import { describe, expect, it } from 'vitest'
import { cleanLine, cleanLines, cleanRuns } from '../../src/content/clean-text'

describe('a text is cleaned', () => {
  it.each([
    ['a vertical tab of PowerPoint is a space', 'Sports day\u000bYear 3', 'Sports day Year 3'],
    ['line feeds are spaces', 'one\r\ntwo\rthree\nfour\u2028five', 'one two three four five'],
    ['tabs are spaces', 'one\ttwo', 'one two'],
    ['control characters go', 'a\u0001\u007f\u009fb\0', 'ab'],
    ['noncharacters go', 'a\ufffe\uffff\ufdd0\u{1fffe}b', 'ab'],
    ['halves of a character go, and whole ones stay', 'a\ud800b\udc00 \u{1f600}', 'ab \u{1f600}'],
    ['zero-width characters at the edges go', '\ufeff\u200b Sports day \u200d\u2060', ' Sports day '],
    ['an override that nothing ends goes', 'Sports \u202eday', 'Sports day'],
    ['what ends nothing goes', 'Sports\u2069 day\u202c', 'Sports day'],
    ['an isolate is not ended by the end of an embedding', '\u2067a\u202cb', 'ab'],
    ['an embedding ends with its isolate', '\u2066a\u202bb\u2069c\u202c', '\u2066ab\u2069c'],
  ])('%s', (_what, text, clean) => {
    expect(cleanLine(text)).toBe(clean)
  })

  it.each([
    ['joiners in Urdu', 'می\u200cخواہم'],
    ['joiners in a picture of a family', '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}'],
    ['marks of direction', 'والدین (KPSA)\u200f!'],
    ['paired isolates and embeddings', 'call \u2068+44 1562\u2069 or \u202babc\u202c'],
    ['soft hyphens and spaces that do not break', 'Kidder\u00adminster 9\u00a0am  twice'],
    ['other scripts', 'ਮਾਪੇ অভিভাবক Dzień'],
  ])('%s stay', (_what, text) => {
    expect(cleanLine(text)).toBe(text)
    expect(cleanLines(text)).toBe(text)
  })

  it('in several lines keeps the lines, and what is indented', () => {
    expect(cleanLines('one\r\n\r\n\ttwo\u000bthree\rfour\u0001\n')).toBe('one\n\n\ttwo\nthree\nfour\n')
    expect(cleanLines('\u202eone\ntwo\u202c')).toBe('one\ntwo')
  })

  it('of which parts look different, as one', () => {
    expect(cleanRuns(['\u200bBring ', 'wa\u200c', '\u200dter\u200b'])).toEqual([
      'Bring ',
      'wa\u200c',
      '\u200dter',
    ])
    expect(cleanRuns(['\u2067a', 'b\u2069', '\u2067c'])).toEqual(['\u2067a', 'b\u2069', 'c'])
  })

  it('once and for all, and in a time that grows with its length alone', () => {
    for (const pattern of ['\u200b', '\u202e', ' ', '\r', '\u2067\u202c', 'a\u200b']) {
      const text = pattern.repeat(100_000)
      expect(cleanLines(cleanLines(text))).toBe(cleanLines(text))
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
    }
  })
})
