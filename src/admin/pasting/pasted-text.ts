/**
 * What a pasted text comes to: what this editor has, and nothing of how it looked. Line breaks are `\n` in `text`.
 */
export type PastedRun = { text: string; bold: boolean; italic: boolean; href: string | undefined }

/** An entry of a list. Entries that follow one another with the same `list` are one list. */
export type PastedEntry = {
  type: 'entry'
  /** Of nesting, from 1. */
  level: number
  ordered: boolean
  /** The number that it had, where its list begins with it. */
  start: number
  list: string
}

/** What a block of words is. Blocks with the same object are parts of one: the paragraphs of one entry. */
export type PastedKind =
  { type: 'paragraph' } | { type: 'quote' } | { type: 'heading'; level: number } | PastedEntry

export type PastedWords = { kind: PastedKind; runs: PastedRun[] }
export type Cell = {
  colSpan: number
  rowSpan: number
  headsColumn: boolean
  headsRow: boolean
  blocks: PastedBlock[]
}
export type Table = { kind: { type: 'table' }; rows: Cell[][] }
export type PastedBlock = PastedWords | Table | { kind: { type: 'rule' } }

export const isWords = (block: PastedBlock): block is PastedWords => 'runs' in block
export const isTable = (block: PastedBlock): block is Table => 'rows' in block

const isBlank = (text: string): boolean => text.trim() === ''

/** One space where there are several, and none at the ends of lines. */
const tidyRuns = (runs: readonly PastedRun[]): PastedRun[] => {
  const tidied: PastedRun[] = []
  let before = '\n'
  for (const run of runs) {
    let text = ''
    for (const character of run.text) {
      const isSpace = character === ' '
      if (isSpace && (before === ' ' || before === '\n')) continue
      if (character === '\n' && before === ' ') {
        if (text !== '') text = text.slice(0, -1)
        else trimEnd(tidied)
      }
      text += character
      before = character
    }
    if (text !== '') tidied.push({ ...run, text })
  }
  trimEnd(tidied)
  return tidied
}

/** Takes spaces and line breaks off the end. */
const trimEnd = (runs: PastedRun[]): void => {
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    last.text = last.text.replace(/[ \n]$/, '')
    if (/[ \n]$/.test(last.text)) continue
    if (last.text !== '') return
    runs.pop()
  }
}

/** Two line breaks are the end of a paragraph. */
const paragraphsOf = (runs: readonly PastedRun[]): PastedRun[][] => {
  const paragraphs: PastedRun[][] = [[]]
  let breaks = 0
  for (const run of runs) {
    for (const piece of run.text.split(/(\n)/)) {
      if (piece === '') continue
      if (piece === '\n') {
        breaks += 1
        continue
      }
      if (breaks > 1 && !isBlank(piece)) paragraphs.push([])
      else if (breaks === 1) paragraphs.at(-1)?.push({ ...run, text: '\n' })
      if (breaks < 2 || !isBlank(piece)) breaks = 0
      paragraphs.at(-1)?.push({ ...run, text: piece })
    }
  }
  return paragraphs
}

/** Tidy runs of each paragraph of a block; none where it has no words. */
export const tidyParagraphs = (runs: readonly PastedRun[]): PastedRun[][] =>
  paragraphsOf(tidyRuns(runs))
    .map((paragraph) => tidyRuns(paragraph))
    .filter((paragraph) => paragraph.some(({ text }) => !isBlank(text)))

export const wordsOfRuns = (runs: readonly PastedRun[]): string => runs.map(({ text }) => text).join('')
