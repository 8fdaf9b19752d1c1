/** One line of the start page. */
export type StartPageEntry = {
  key: string
  address: string
  title: string
  /** What it is, whose, by whom and since when, each a few words. */
  about: readonly string[]
  /** Who has signed, and who is still to sign: a sentence or two. */
  signatures?: string
  /** What must not be overlooked: the last day for replies that is near, a webhook that fails. */
  urgent?: string
  /** What somebody wrote while sending it back. */
  reason?: string
}

/** What a part of the start page leaves out, and the list where it stands. */
export type Further = { words: string; address: string }

export type StartPageList = { entries: readonly StartPageEntry[]; further: readonly Further[] }

export const emptyList: StartPageList = { entries: [], further: [] }
