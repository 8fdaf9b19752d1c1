import { editorNodes, type EditorNode } from './editor-nodes'
import { nothingLeftOut, type LeftOut } from './left-out'
import { readPasted } from './read-pasted'
import { withoutTables } from './read-table'

/** The text as nodes of the editor, which its server takes as they are, and what of it was left out. */
export type CleanText = { nodes: EditorNode[]; leftOut: LeftOut }

/**
 * Makes a text of this editor out of what another program wrote: Word (desktop, web), Outlook, Google Docs, Pages, or a
 * page of the web. Docs/editors.md says what becomes of each element. Reads the document and changes nothing in it.
 *
 * @param source HTML, parsed; nothing of it is ever put into a page
 * @param place `inCell` where it is to stand in a cell of a table, in which no table can be
 */
export const cleanPasted = (source: Document, place: { inCell?: boolean } = {}): CleanText => {
  const leftOut = nothingLeftOut()
  const sheet = [...source.querySelectorAll('style')].map(({ textContent }) => textContent ?? '').join('\n')
  const blocks = readPasted(source.body, sheet, leftOut)
  return { nodes: editorNodes(place.inCell ? withoutTables(blocks, leftOut) : blocks), leftOut }
}
