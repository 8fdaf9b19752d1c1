import { isWithin } from './typing-slips'

/** How well a word of the index answers a word that was typed: 1 is the word itself. */
export type Match = { term: number; word: string; closeness: number }

const itself = 1
const begins = 0.7
const otherEnding = 0.4
const slip = 0.3

/** From how many letters on a word finds those that begin with it. */
const shortestBeginning = 3
/** From how many letters on the last one may differ: `competitions` finds `competition`, `wycieczka` `wycieczki`. */
const shortestWithEnding = 6

/** How many slips of the finger are forgiven in a word of so many letters. */
const slipsForgiven = (letters: number): number => (letters >= 8 ? 2 : letters >= 5 ? 1 : 0)

/** Which letters a word has, roughly, one bit for several of them: what cannot match is passed over by it. */
const letterBits = (word: string): number => {
  let bits = 0
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

const countBits = (bits: number): number => {
  let rest = bits >>> 0
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** A string of its own: V8 keeps the whole text alive for a slice of it. */
const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

/** All different words of an index, numbered. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>()
  private readonly words: string[] = []
  private readonly bits: number[] = []

  get size(): number {
    return this.words.length
  }

  numberOf(word: string): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    const own = ownCopy(word)
    const number = this.words.length
    this.numbers.set(own, number)
    this.words.push(own)
    this.bits.push(letterBits(own))
    return number
  }

  /**
   * The words that a typed word means: itself, what begins with it, what has another ending. Slips are forgiven only
   * where there is none of those: who types correctly gets nothing else.
   */
  matching(typed: string): Match[] {
    const meant = this.meaning(typed)
    return meant.length > 0 ? meant : this.slipsOf(typed)
  }

  private meaning(typed: string): Match[] {
    const exact = this.numbers.get(typed)
    if (typed.length < shortestBeginning)
      return exact === undefined ? [] : [{ term: exact, word: typed, closeness: itself }]
    const stem = typed.length >= shortestWithEnding ? typed.slice(0, -1) : typed
    const needed = letterBits(stem)
    const found: Match[] = []
    for (let term = 0; term < this.words.length; term += 1) {
      if (((this.bits[term] ?? 0) & needed) !== needed) continue
      const word = this.words[term] ?? ''
      if (!word.startsWith(stem)) continue
      if (term === exact) found.push({ term, word, closeness: itself })
      else if (word.startsWith(typed)) found.push({ term, word, closeness: begins })
      else if (word.length <= typed.length + 1) found.push({ term, word, closeness: otherEnding })
    }
    return found
  }

  private slipsOf(typed: string): Match[] {
    const most = slipsForgiven(typed.length)
    if (most === 0) return []
    const letters = letterBits(typed)
    const found: Match[] = []
    for (let term = 0; term < this.words.length; term += 1) {
      // One slip takes at most one letter away and brings one in.
      if (countBits((this.bits[term] ?? 0) ^ letters) > 2 * most) continue
      const word = this.words[term] ?? ''
      if (isWithin(most, typed, word)) found.push({ term, word, closeness: slip })
    }
    return found
  }
}
