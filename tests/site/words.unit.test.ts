import { expect, test } from 'vitest'
import { languageCodes } from '../../src/words/languages'
import { fill, wordFor, words } from '../../src/words/words'

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

test('every language says everything, with the same things to fill in', () => {
  for (const language of languageCodes) {
    expect(Object.keys(words[language]), language).toEqual(Object.keys(words.en))
    for (const [key, english] of Object.entries(words.en)) {
      const said = (words[language] as Record<string, string>)[key] ?? ''
      expect(said.trim(), `${language} ${key}`).not.toBe('')
      expect(placeholders(said), `${language} ${key}`).toEqual(placeholders(english))
    }
  }
})

/** Names of things that stay English, since parents meet them in English. */
const borrowed = /LPPA|academy trust|Reception|Year|Leading Parent Partnership Award/g

test('each language is written in its own letters', () => {
  const scripts = { ur: 'Arabic', ar: 'Arabic', pa: 'Gurmukhi', bn: 'Bengali' }
  for (const [language, script] of Object.entries(scripts))
    for (const [key, said] of Object.entries(words[language as keyof typeof scripts])) {
      const own = said.replace(borrowed, '').replace(/\{\w+\}/g, '')
      expect(own, `${language} ${key}`).not.toMatch(/[A-Za-z]/)
      if (own.trim() !== ':' && own.trim()) {
        const letters = [...own].filter((letter) => /\p{Letter}/u.test(letter))
        const foreign = letters.filter((letter) => !new RegExp(`\\p{Script=${script}}`, 'u').test(letter))
        expect(foreign, `${language} ${key}`).toEqual([])
      }
    }
})

test('a coded value that we do not know is shown in plain letters', () => {
  expect(wordFor(words.en, 'category', 'sleep-over')).toBe('sleep over')
  expect(wordFor(words.pl, 'audience', 'year-3')).toBe('Klasa Year 3')
  expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}')
})
