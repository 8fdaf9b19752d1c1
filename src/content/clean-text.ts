/** Line ends of all systems, and what PowerPoint and Word put where a line ends within a paragraph. */
const lineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/**
 * What no text consists of: control characters, noncharacters (Unicode, section 23.7), halves of a character, and what
 * says in which order the bytes of a file are.
 */
const neverText = /[\ufeff\p{Cc}\p{Noncharacter_Code_Point}\p{Surrogate}]/gu

/** Invisible, and of use only between two characters. Marks of direction are none of these: they act at an edge. */
const zeroWidth = '\\u00ad\\u180e\\u200b-\\u200d\\u2060-\\u2064\\ufeff'
const anyZeroWidth = new RegExp(`[${zeroWidth}]`, 'g')
const leading = new RegExp(`^[\\s${zeroWidth}]+`)
const trailing = new RegExp(`(?<![\\s${zeroWidth}])[\\s${zeroWidth}]+$`)

/** Embeddings, overrides and isolates (UAX #9, section 2), which end at the end of their line at the latest. */
const directional = /[\u202a-\u202e\u2066-\u2069]/
const isolates = '\u2066\u2067\u2068'
const popFormatting = '\u202c'
const popIsolate = '\u2069'

/**
 * Takes out the embeddings, overrides and isolates that nothing ends, and what ends none. They would turn round what
 * stands after them: the end of a line in a list, or a whole page.
 *
 * @param texts that stand one after the other in one paragraph
 */
const withoutUnpaired = (texts: readonly string[]): string[] => {
  if (!texts.some((text) => directional.test(text))) return [...texts]
  const signs = texts.map((text) => [...text])
  const paired = new Set<string>()
  let open: { sign: string; place: string }[] = []
  signs.forEach((ofText, text) =>
    ofText.forEach((sign, at) => {
      if (sign === '\n') open = []
      if (!directional.test(sign)) return
      const place = `${text} ${at}`
      if (sign === popFormatting) {
        const last = open.at(-1)
        // An embedding is not ended from within an isolate.
        if (!last || isolates.includes(last.sign)) return
        open.pop()
        paired.add(last.place).add(place)
      } else if (sign === popIsolate) {
        const from = open.findLastIndex((one) => isolates.includes(one.sign))
        const opening = open[from]
        if (!opening) return
        open.length = from
        paired.add(opening.place).add(place)
      } else open.push({ sign, place })
    }),
  )
  return signs.map((ofText, text) =>
    ofText.filter((sign, at) => !directional.test(sign) || paired.has(`${text} ${at}`)).join(''),
  )
}

const withoutZeroWidth = (edge: string): string => edge.replace(anyZeroWidth, '')

/** `start` and `end` say which edges are those of a paragraph or of the whole text. */
const withCleanEdges = (text: string, { start, end }: { start: boolean; end: boolean }): string => {
  const begun = start ? text.replace(leading, withoutZeroWidth) : text
  return end ? begun.replace(trailing, withoutZeroWidth) : begun
}

const linesOf = (text: string): string =>
  text.replace(lineEnd, '\n').replace(neverText, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))

const inOneLine = (text: string): string => linesOf(text).replace(/[\n\t]/g, ' ')

/** Text of several lines without what is no text; each line ends with a line feed. */
export const cleanLines = (text: string): string =>
  withoutUnpaired([linesOf(text)])
    .join('')
    .split('\n')
    .map((line) => withCleanEdges(line, { start: true, end: true }))
    .join('\n')

/** Text of one line: where a line ended, and for each tab, a space stands. */
export const cleanLine = (text: string): string =>
  withCleanEdges(withoutUnpaired([inOneLine(text)]).join(''), { start: true, end: true })

/** The texts of one paragraph, which are separate because they look different: nothing is taken from between two. */
export const cleanRuns = (texts: readonly string[]): string[] =>
  withoutUnpaired(texts.map(inOneLine)).map((text, at) =>
    withCleanEdges(text, { start: at === 0, end: at === texts.length - 1 }),
  )
