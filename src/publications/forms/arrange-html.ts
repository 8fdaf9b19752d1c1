import { languageOf } from '../../words/known-languages'

type Direction = 'ltr' | 'rtl'

/** A tag with its name and its attributes, or what stands between two. Safe HTML is well-formed. */
const pieces = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>|[^<]+/g
/** What has a direction of its own, and what has that of its first entry: a list's numbers stand on its side. */
const blocks = new Set(['p', 'h2', 'h3', 'h4', 'li', 'th', 'td', 'figcaption', 'blockquote'])
const containers = new Set(['ul', 'ol', 'table', 'blockquote'])

/** A character reference has letters that nobody reads. */
const reference = /&#?[a-z0-9]+;/gi
const strong = /[\u200e\u200f\u061c]|\p{L}/u
const rightToLeft =
  /[\u200f\u061c\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** By the first strong character (UAX #9, rules P2 and P3); undefined where there is none, as in a price. */
const directionOf = (text: string): Direction | undefined => {
  const first = strong.exec(text.replace(reference, ' '))?.[0]
  if (first === undefined) return undefined
  return rightToLeft.test(first) ? 'rtl' : 'ltr'
}

type Element = { name: string; at: number; direction: Direction | undefined }

/** For each opening tag, by its place among the pieces, the direction of what it holds. */
const directionsOf = (found: readonly RegExpMatchArray[]): Map<number, Direction> => {
  const directions = new Map<number, Direction>()
  const open: Element[] = []
  const settle = (element: Element, direction: Direction) => {
    element.direction ??= direction
    directions.set(element.at, element.direction)
  }
  found.forEach(([whole, closing, name], at) => {
    if (name !== undefined) {
      if (!blocks.has(name) && !containers.has(name)) return
      if (closing) open.pop()
      else open.push({ name, at, direction: undefined })
      return
    }
    const direction = directionOf(whole)
    if (direction === undefined) return
    const innermost = open.at(-1)
    if (innermost) settle(innermost, direction)
    for (const element of open) if (containers.has(element.name)) settle(element, direction)
  })
  return directions
}

/** Says of each paragraph, heading, list and cell that runs against what it stands in which way it runs. */
const withDirections = (html: string, base: Direction): string => {
  const found = [...html.matchAll(pieces)]
  const directions = directionsOf(found)
  const within: Direction[] = [base]
  return found
    .map(([whole, closing, name, attributes], at) => {
      if (name === undefined || (!blocks.has(name) && !containers.has(name))) return whole
      if (closing) {
        within.pop()
        return whole
      }
      const around = within.at(-1) ?? base
      const own = directions.get(at) ?? around
      within.push(own)
      return own === around ? whole : `<${name}${attributes} dir="${own}">`
    })
    .join('')
}

/** The editor keeps an inner list in an entry of its own, which would get a number and no words. */
const inItsEntry = (html: string): string => html.replace(/<\/li>\s*<li>(?=<[uo]l\b)/g, '')

/**
 * Safe HTML as it is delivered: an inner list stands in the entry that it belongs to, and what runs against the
 * language of the text says so. Nothing is said otherwise, so this is no part of a version's form.
 *
 * @param language the code of the language that the text is in
 */
export const arrangeHtml = (html: string, language: string): string =>
  withDirections(inItsEntry(html), languageOf(language)?.direction ?? 'ltr')
