const length = 8

/** Words in small letters, without punctuation; apostrophes of either form belong to their word. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '')

/** Every run of eight words. */
const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return words.length < length
    ? []
    : words
        .slice(0, words.length - length + 1)
        .map((_word, index) => words.slice(index, index + length).join(' '))
}

/** The runs of eight words that both texts have: where there is one, a sentence was copied. */
export const sharedRuns = (source: string, text: string): string[] => {
  const known = new Set(runsOf(source))
  return runsOf(text).filter((run) => known.has(run))
}
