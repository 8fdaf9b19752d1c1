import { renderAccessMatrix } from './render-access-matrix'

/** A file of the repository that is made from the code. */
export type GeneratedDocument = {
  /** Relative to the repository's root. */
  path: string
  render: () => Promise<string>
}

/** Adding a generated document is adding a line here: it is then written, compared in CI, and never edited. */
export const generatedDocuments: GeneratedDocument[] = [
  { path: 'docs/access.md', render: renderAccessMatrix },
]
