import type { Entry } from '../page-parts/widget-kind'
import { directionOf, type Language } from '../words/languages'

/** An empty text is as good as none. */
type Child = Node | string

/** Only elements and text: nothing here is ever read as HTML, whatever the API sends. */
const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | undefined>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== ''))
  return element
}

/** A class for our own styles, and a part by which the page's styles can reach the same. */
const named = (name: string) => ({ class: name, part: name })

const textLanguage = (language: string, around: string) =>
  language === around ? {} : { lang: language, dir: directionOf(language) }

const metaLine = ({ when, beside, place, language }: Entry, around: Language): Child => {
  const pieces = [
    when ? make('time', { datetime: when.machine }, when.text) : '',
    ...beside.filter(Boolean).map((text) => make('span', {}, text)),
    place && make('span', textLanguage(language, around), place),
  ].filter(Boolean)
  // The spaces are for those who hear or copy the line.
  return pieces.length === 0 ? '' : make('p', named('meta'), ...pieces.flatMap((piece) => [piece, ' ']))
}

const drawEntry = (entry: Entry, { language, headingLevel }: ListLook): HTMLElement => {
  const own = textLanguage(entry.language, language)
  const heading = headingLevel ? (`h${headingLevel}` as 'h2') : 'div'
  return make(
    'li',
    { part: 'item' },
    make(
      heading,
      named('title'),
      make('a', { href: entry.url, part: 'link', ...own }, entry.title),
      ...(entry.status ? [' ', make('strong', named('status'), entry.status)] : []),
    ),
    metaLine(entry, language),
    entry.summary ? make('p', { ...named('summary'), ...own }, entry.summary) : '',
  )
}

export type ListLook = {
  /** Of the widget's own words. */
  language: Language
  /** What the list is called for those who don't see the page around it. */
  name: string
  headingLevel: number | undefined
  /** What to say where there are no entries. */
  none: string
}

/** Where to find everything: the last line of a list, and what stands in for it. */
export type LinkToAll = { text: string; address: string; language: Language }

const drawLink = ({ text, address, language }: LinkToAll): HTMLElement =>
  make(
    'p',
    { ...named('all'), lang: language, dir: directionOf(language) },
    make('a', { href: address, part: 'link' }, text),
  )

/** The list, with the way to everything below it. */
export const drawList = (entries: Entry[], look: ListLook, all: LinkToAll): HTMLElement => {
  const { language, name, none } = look
  return make(
    'div',
    { ...named('widget'), lang: language, dir: directionOf(language) },
    entries.length === 0
      ? make('p', named('none'), none)
      : // Safari takes a list without markers for none, unless it is told.
        make(
          'ul',
          { ...named('list'), role: 'list', 'aria-label': name },
          ...entries.map((entry) => drawEntry(entry, look)),
        ),
    drawLink(all),
  )
}

/**
 * What stands in the element until the list is there, and where there is none: what the page's author has put into
 * it, or else a link of our own.
 *
 * @param note for whoever inspects the element; visitors don't see it
 */
export const drawInstead = (all: LinkToAll, note: string): Node[] => {
  const slot = make('slot', {})
  const link = drawLink(all)
  const choose = () => {
    link.hidden = slot
      .assignedNodes()
      .some((node) => node instanceof Element || (node.textContent ?? '').trim() !== '')
  }
  slot.addEventListener('slotchange', choose)
  return [...(note ? [document.createComment(` ${note} `)] : []), slot, link]
}
