/** A word as it stands in a text, and the form under which it is looked for. */
export type TextWord = {
  /** Where it begins and ends, as `slice` takes them. */
  start: number
  end: number
  folded: string
}

/**
 * Letters, digits and their marks; joiners and soft hyphens are inside words, apostrophes are not. A single letter after
 * an apostrophe (“the school’s”) is no word.
 */
const wordPattern =
  /(?!(?<=['’])[\p{L}\p{N}](?![\p{L}\p{N}\p{M}\u00ad\u200c\u200d]))[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200c\u200d]*/gu

const plainWord = /^[a-z0-9]+$/

/** Scripts without spaces between words. None of our languages, but a text may quote them. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Longer than any word; bounds what one text can put into the vocabulary. */
const longest = 40

/** Accents on Latin letters; vowel signs and joining signs of Arabic; the dots below Bengali and Panjabi letters. */
const leftOut =
  /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u09bc\u0a3c\u00ad\u200c\u200d]/g

/** Letters that keyboards and habits make interchangeable, and those whose stroke Unicode takes for no accent. */
const sameLetter: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ة: 'ه',
  ۃ: 'ه',
}
const oneOfThem = new RegExp(`[${Object.keys(sameLetter).join('')}]`, 'g')

/** The zeros of the digits that our languages have besides 0 to 9: Arabic, Urdu, Bengali, Panjabi. */
const zeros = [0x0660, 0x06f0, 0x09e6, 0x0a66]
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u09e6-\u09ef\u0a66-\u0a6f]/g
const westernDigit = (digit: string): string => {
  const code = digit.charCodeAt(0)
  return String(code - (zeros.find((zero) => code >= zero && code < zero + 10) ?? code))
}

/**
 * The form in which words are compared: without case, without accents, with one letter for those that people type
 * in place of each other. Vowel signs of Bengali and Panjabi stay: without them it would be another word.
 */
const foldWord = (word: string): string => {
  const lower = word.toLowerCase()
  if (plainWord.test(lower)) return lower.slice(0, longest)
  return lower
    .normalize('NFKD')
    .replace(leftOut, '')
    .replace(oneOfThem, (letter) => sameLetter[letter] ?? letter)
    .replace(otherDigits, westernDigit)
    .slice(0, longest)
}

let segmenter: Intl.Segmenter | undefined

/** Intl.Segmenter knows words without spaces; for all else a pattern finds the same ones seventy times as fast. */
const cut = (text: string, start: number): { start: number; text: string }[] => {
  if (!withoutSpaces.test(text)) return [{ start, text }]
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return [...segmenter.segment(text)].map(({ index, segment }) => ({ start: start + index, text: segment }))
}

/** The words of a text in their order. */
export const wordsOf = (text: string): TextWord[] => {
  const words: TextWord[] = []
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    for (const piece of cut(found, index)) {
      const folded = foldWord(piece.text)
      if (folded !== '') words.push({ start: piece.start, end: piece.start + piece.text.length, folded })
    }
  }
  return words
}

/** The different words of a text, folded: what `wordsOf` finds, at a fraction of its memory. */
export const differentWordsOf = (text: string): Set<string> => {
  const folded = new Set<string>()
  for (const found of new Set(text.match(wordPattern))) {
    if (withoutSpaces.test(found)) for (const piece of cut(found, 0)) folded.add(foldWord(piece.text))
    else folded.add(foldWord(found))
  }
  folded.delete('')
  return folded
}
