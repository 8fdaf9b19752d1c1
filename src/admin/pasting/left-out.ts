/** What a pasted text had and this one has not, counted, and named where people know it by name. */
export type LeftOut = {
  comments: number
  deletions: number
  hidden: number
  bookmarks: number
  contents: number
  embedded: number
  crossedOut: number
  /** By their descriptions or file names, where they have any. */
  pictures: string[]
  /** The words of links that led nowhere from a website, and why. */
  links: { words: string; why: string }[]
  /** What became of tables that could not stay tables. */
  tables: string[]
}

export const nothingLeftOut = (): LeftOut => ({
  ...{ comments: 0, deletions: 0, hidden: 0, bookmarks: 0, contents: 0, embedded: 0, crossedOut: 0 },
  ...{ pictures: [], links: [], tables: [] },
})

/** More than this many names, and nobody reads them. */
const mostNamed = 5
const longestName = 60

const short = (words: string): string =>
  words.length > longestName ? `${words.slice(0, longestName - 1)}…` : words

const several = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

const inList = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1) ?? ''}`

const picturesIn = (names: readonly string[]): string[] => {
  const known = [...new Set(names.filter((name) => name !== ''))].map(short)
  const named =
    known.length > 0
      ? ` (${known.slice(0, mostNamed).join(', ')}${known.length > mostNamed ? ', …' : ''})`
      : ''
  return several(names.length, 'a picture', 'pictures').map((words) => `${words}${named}`)
}

const linksIn = (links: LeftOut['links']): string[] => {
  const named = links.slice(0, mostNamed).map(({ words, why }) => `the link of “${short(words)}” (${why})`)
  return [
    ...named,
    ...several(links.length - named.length, 'one more link like these', 'more links like these'),
  ]
}

/** All that was left out, in one sentence; empty where nothing was. */
export const leftOutInWords = (out: LeftOut): string => {
  const parts = [
    ...several(out.comments, 'a comment', 'comments'),
    ...several(out.deletions, 'words that were marked as deleted', 'passages that were marked as deleted'),
    ...(out.hidden > 0 ? ['hidden text'] : []),
    ...several(out.bookmarks, 'a bookmark', 'bookmarks'),
    ...(out.contents > 0 ? ['the table of contents'] : []),
    ...several(
      out.embedded,
      'a part that is no text, such as a video',
      'parts that are no text, such as videos',
    ),
    ...picturesIn(out.pictures),
    ...linksIn(out.links),
    ...(out.crossedOut > 0
      ? ['the lines through words that were crossed out (see whether the words should stay)']
      : []),
    ...out.tables,
  ]
  if (parts.length === 0) return ''
  const advice = out.pictures.length > 0 ? ' Put pictures in with + above the text.' : ''
  return `Left out: ${inList(parts)}.${advice}`
}
