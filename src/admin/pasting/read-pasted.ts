import type { LeftOut } from './left-out'
import { leftOutFor } from './left-out-for'
import { pastedAddress } from './pasted-address'
import {
  tidyParagraphs,
  type PastedBlock,
  type PastedEntry,
  type PastedKind,
  type PastedRun,
} from './pasted-text'
import { readTable } from './read-table'
import { classesOf, isElement, lineOf, tagOf, styleOf } from './style-of'
import { headingNumber, isMarker, wordEntry } from './word-lists'

/** What an element hands on to what is in it. */
type Context = {
  kind: PastedKind
  bold: boolean
  italic: boolean
  href: string | undefined
  /** The list around, for the entries in it. */
  list: Pick<PastedEntry, 'level' | 'ordered' | 'start' | 'list'> | undefined
  keepsLines: boolean
}

const blockNames = new Set(
  [
    ...[
      'address',
      'article',
      'aside',
      'blockquote',
      'body',
      'caption',
      'center',
      'dd',
      'details',
      'dialog',
      'div',
      'dl',
    ],
    ...[
      'dt',
      'fieldset',
      'figcaption',
      'figure',
      'footer',
      'form',
      'header',
      'legend',
      'li',
      'main',
      'nav',
      'ol',
      'p',
    ],
    ...['pre', 'section', 'summary', 'td', 'th', 'ul'],
  ].values(),
)

const headingClasses: Record<string, number> = { msotitle: 1, title: 1 }

/** Of a heading, from 1; undefined where it is none. */
const headingLevel = (element: Element): number | undefined => {
  const name = tagOf(element)
  const own = /^h([1-6])$/.exec(name)?.[1] ?? /^[1-9]$/.exec(element.getAttribute('aria-level') ?? '')?.[0]
  if (/^h[1-6]$/.test(name) || element.getAttribute('role') === 'heading') return Number(own ?? 2)
  if (name !== 'p') return undefined
  return classesOf(element)
    .map((each) => headingClasses[each.toLowerCase()])
    .find((level) => level !== undefined)
}

const isQuote = (element: Element): boolean =>
  tagOf(element) === 'blockquote' || classesOf(element).some((name) => /^Mso(?:Intense)?Quote/i.test(name))

const isBold = (element: Element, around: boolean): boolean => {
  const weight = styleOf(element).get('font-weight')
  if (weight !== undefined) return /^(?:bold|bolder|[6-9]00)$/.test(weight)
  return around || ['b', 'strong'].includes(tagOf(element))
}

const isItalic = (element: Element, around: boolean): boolean => {
  const slant = styleOf(element).get('font-style')
  if (slant !== undefined) return /^(?:italic|oblique)/.test(slant)
  return around || ['i', 'em'].includes(tagOf(element))
}

const isCrossedOut = (element: Element): boolean =>
  ['s', 'strike'].includes(tagOf(element)) ||
  [...styleOf(element)].some(
    ([name, value]) => /^text-(?:decoration|line-through)/.test(name) && value.includes('line-through'),
  )

/** A page break, which is the end of a paragraph; others are the end of a line. */
const isPageBreak = (element: Element): boolean => styleOf(element).has('page-break-before')

/** The list that an element opens. Programs that write each entry as a list of its own say its level there. */
const listOf = (element: Element, around: Context['list'], name: string): NonNullable<Context['list']> => {
  const ordered = tagOf(element) === 'ol'
  return {
    level: (around?.level ?? 0) + 1,
    ordered,
    start: Math.max(1, Math.min(1_000_000, Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1)),
    list: ordered ? name : '',
  }
}

const entryOf = (element: Element, list: Context['list']): PastedEntry => {
  const entry: PastedEntry = { type: 'entry', ...(list ?? { level: 1, ordered: false, start: 1, list: '' }) }
  // Word on the web. Its entries of one list have one id, whatever element each is in.
  const level = /^\d{1,2}$/.exec(element.getAttribute('data-aria-level') ?? '')?.[0]
  if (level === undefined) return entry
  return { ...entry, level: Number(level), list: `web ${element.getAttribute('data-listid') ?? ''}` }
}

/**
 * The blocks of what another program wrote, in its order. Looks are left behind; what is no text of a letter is counted
 * in `leftOut`.
 *
 * @param sheet the text of the style sheets that came with it
 */
export const readPasted = (root: Element, sheet: string, leftOut: LeftOut): PastedBlock[] => {
  let lists = 0

  const readWithin = (within: Element): PastedBlock[] => {
    const blocks: PastedBlock[] = []
    let runs: PastedRun[] = []
    let open: PastedKind = { type: 'paragraph' }

    const flush = (): void => {
      for (const [at, paragraph] of tidyParagraphs(runs).entries()) {
        const last = blocks.at(-1)
        if (last && 'runs' in last && last.kind === open && open.type === 'entry') {
          last.runs.push({ text: '\n', bold: false, italic: false, href: undefined }, ...paragraph)
        } else {
          blocks.push({
            kind: open.type === 'heading' && at > 0 ? { type: 'paragraph' } : open,
            runs: paragraph,
          })
        }
      }
      runs = []
    }

    const add = (text: string, { kind, bold, italic, href }: Context): void => {
      if (kind !== open) flush()
      open = kind
      runs.push({ text, bold: bold && kind.type !== 'heading', italic, href })
    }

    const readAll = (element: Node, context: Context): void => {
      for (const child of element.childNodes) read(child, context)
    }

    const readLink = (element: Element, context: Context): void => {
      const given = element.getAttribute('href')
      if (given === null || given.trim() === '') {
        const name = element.getAttribute('name') ?? ''
        // Word puts its own where it has been: `_GoBack`, `_Toc123`.
        if (name !== '' && !name.startsWith('_')) leftOut.bookmarks += 1
        readAll(element, { ...context, href: undefined })
        return
      }
      const address = pastedAddress(given)
      const words = lineOf(element)
      if ('why' in address && words !== '') leftOut.links.push({ words, why: address.why })
      readAll(element, { ...context, href: 'href' in address ? address.href : undefined })
    }

    const kindOf = (element: Element, context: Context): PastedKind => {
      const level = headingLevel(element)
      if (level !== undefined) return { type: 'heading', level }
      const entry = wordEntry(element, sheet)
      if (entry) return entry
      if (tagOf(element) === 'li') return entryOf(element, context.list)
      if (isQuote(element)) return { type: 'quote' }
      if (context.kind.type === 'entry' || context.kind.type === 'heading') return context.kind
      return { type: context.kind.type }
    }

    const readBlock = (element: Element, around: Context): void => {
      flush()
      const name = tagOf(element)
      const kind = kindOf(element, around)
      const context = { ...around, kind, keepsLines: around.keepsLines || name === 'pre' }
      if (name === 'ul' || name === 'ol') {
        lists += 1
        readAll(element, { ...context, list: listOf(element, around.list, `list ${lists}`) })
      } else {
        if (kind.type === 'heading' && kind !== around.kind) {
          const number = headingNumber(element)
          if (number !== '') add(`${number} `, context)
        }
        readAll(element, context)
        // The number stands with the first entry alone.
        if (name === 'li' && around.list) around.list.start = 1
      }
      flush()
    }

    const read = (node: Node, around: Context): void => {
      if (node.nodeType === 3) {
        const text = node.nodeValue ?? ''
        const line = around.keepsLines ? text.replace(/[^\S\n]/g, ' ') : text.replace(/\s/g, ' ')
        if (line !== '') add(line, around)
        return
      }
      if (!isElement(node) || isMarker(node)) return
      if (leftOutFor(node, leftOut, (words) => add(words, around))) return
      const name = tagOf(node)
      if (isCrossedOut(node) && lineOf(node) !== '') leftOut.crossedOut += 1
      const context = { ...around, bold: isBold(node, around.bold), italic: isItalic(node, around.italic) }
      if (name === 'br') {
        if (isPageBreak(node)) flush()
        else add('\n', context)
      } else if (name === 'hr') {
        flush()
        blocks.push({ kind: { type: 'rule' } })
      } else if (name === 'table') {
        flush()
        blocks.push(...readTable(node, readWithin, leftOut))
      } else if (name === 'a') readLink(node, context)
      else if (blockNames.has(name) || headingLevel(node) !== undefined) readBlock(node, context)
      else readAll(node, context)
    }

    readAll(within, {
      ...{ kind: open, bold: isBold(within, false), italic: isItalic(within, false), href: undefined },
      ...{ list: undefined, keepsLines: false },
    })
    flush()
    return blocks
  }

  return readWithin(root)
}
