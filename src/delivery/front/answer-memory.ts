import type { KeptAnswer } from './kept-answer'

/** What an entry costs besides bytes and headers: objects, maps and promises, roughly. */
const overhead = 2048

/** Of two that were asked for within this, in milliseconds, either may go first: moving one costs as much as finding it. */
const sameTimeMs = 1000

type Entry = { number: number; until: number; answer: KeptAnswer; bytes: number; movedAt: number }

export type MemoryFigures = { bytes: number; entries: number; evictions: number }

/**
 * Prepared answers in a bounded memory. Each holds for one state of the public content and until an instant; those
 * not asked for longest go first.
 */
export class AnswerMemory {
  private readonly entries = new Map<string, Entry>()
  private bytes = 0
  private evictions = 0

  /** @param most bytes; 0 keeps nothing */
  constructor(private readonly most: number) {}

  /**
   * @param number the state that the public content is in now
   * @param now milliseconds since 1970
   */
  find(key: string, number: number, now: number): KeptAnswer | undefined {
    const entry = this.entries.get(key)
    if (!entry) return undefined
    if (entry.number !== number || now >= entry.until) return undefined
    if (now - entry.movedAt > sameTimeMs) {
      entry.movedAt = now
      this.entries.delete(key)
      this.entries.set(key, entry)
    }
    return entry.answer
  }

  keep(key: string, answer: KeptAnswer, { number, until }: { number: number; until: number }): void {
    this.remove(key)
    const bytes = overhead + 2 * key.length + answer.weight()
    // One answer must not drive out all others.
    if (bytes > this.most / 8) return
    const entry = { number, until, answer, bytes, movedAt: 0 }
    this.entries.set(key, entry)
    this.bytes += bytes
    answer.onGrown((more) => {
      if (this.entries.get(key) !== entry) return
      entry.bytes += more
      this.bytes += more
      this.makeRoom()
    })
    this.makeRoom()
  }

  figures(): MemoryFigures {
    return { bytes: this.bytes, entries: this.entries.size, evictions: this.evictions }
  }

  private makeRoom(): void {
    for (const key of this.entries.keys()) {
      if (this.bytes <= this.most) return
      this.remove(key)
      this.evictions += 1
    }
  }

  private remove(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0
    this.entries.delete(key)
  }
}
