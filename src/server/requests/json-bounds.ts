/** How deep JSON may nest here: rich text with lists in lists stays far below. */
export const deepestJson = 100

/**
 * Objects, lists and values in one body. The smallest parts that a text can have come to some 220,000 in two megabytes;
 * making more of them holds everybody up for longer than reading all their bytes.
 */
const mostParts = 250_000

const codeOf = (sign: string): number => sign.charCodeAt(0)
const quote = codeOf('"')
const backslash = codeOf('\\')
const openList = codeOf('[')
const closeList = codeOf(']')
const openObject = codeOf('{')
const comma = codeOf(',')
const closeObject = codeOf('}')

/** Where the string ends whose first quote stands at `start`; the end of the text where it does not. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end
    while (text.charCodeAt(first - 1) === backslash) first -= 1
    if ((end - first) % 2 === 0) return end
  }
  return text.length
}

/**
 * Which bound JSON text passes, as a sentence; undefined where none. It is asked before the text is parsed, and text that
 * is no JSON gets some answer.
 */
export const jsonBoundsProblem = (text: string): string | undefined => {
  let depth = 0
  let parts = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === quote) at = endOfString(text, at)
    else if (sign === openList || sign === openObject) {
      depth += 1
      parts += 1
      if (depth > deepestJson) return 'The JSON nests too deep.'
    } else if (sign === closeList || sign === closeObject) depth -= 1
    else if (sign === comma) parts += 1
  }
  return parts > mostParts ? 'The JSON has too many parts.' : undefined
}
