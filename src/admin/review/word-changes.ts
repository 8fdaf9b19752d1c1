/** A run of words that both texts have, or only the old or only the new one. White space goes with the words. */
export type Run = { kind: 'same' | 'removed' | 'added'; text: string }

/** More words than this, and comparing them all would take too long; then the two are shown side by side. */
const tooMany = 1500

const wordsOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\S)(?=\s)/))

/** Lengths of the longest common subsequences of the ends of both lists. */
const commonLengths = (before: readonly string[], after: readonly string[]): Uint16Array[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array
    const below = lengths[i + 1] as Uint16Array
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}

/**
 * What changed between two texts, word by word.
 *
 * @returns undefined where the texts are too long to be compared
 */
export const wordChanges = (before: string, after: string): Run[] | undefined => {
  const old = wordsOf(before)
  const now = wordsOf(after)
  if (old.length > tooMany || now.length > tooMany) return undefined
  const lengths = commonLengths(old, now)
  const runs: Run[] = []
  const add = (kind: Run['kind'], text: string) => {
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const [oldWord, newWord] = [old[i], now[j]]
    if (oldWord !== undefined && oldWord === newWord) {
      add('same', oldWord)
      i++
      j++
    } else if (
      newWord === undefined ||
      (oldWord !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      add('removed', oldWord ?? '')
      i++
    } else {
      add('added', newWord)
      j++
    }
  }
  return runs
}
