import {
  $createParagraphNode,
  $getEditor,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  $isRootNode,
  PASTE_TAG,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type BaseSelection,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { tidyRichText } from '../../validation/rich-text'
import { cleanPasted } from './clean-pasted'
import type { EditorNode } from './editor-nodes'
import { leftOutInWords } from './left-out'

const isTable = (node: LexicalNode): boolean => node.getType() === 'table'

const $isInCell = (selection: BaseSelection): boolean =>
  !$isRangeSelection(selection) ||
  selection.getNodes().some((node) => node.getParents().some((parent) => parent.getType() === 'tablecell'))

/** Put into a list or a quotation, a table would stand in it: it moves below. */
const $liftTables = (nodes: readonly LexicalNode[]): void => {
  for (const table of [...nodes].reverse()) {
    if (!isTable(table) || !table.isAttached() || $isRootNode(table.getParent())) continue
    const top = table.getParents().find((parent) => $isRootNode(parent.getParent()))
    if ($isElementNode(top)) top.insertAfter(table)
  }
}

const $insert = (clean: readonly EditorNode[], selection: BaseSelection): void => {
  const nodes = clean.map((node) => $parseSerializedNode(node))
  const last = nodes.at(-1)
  // The table's own plugin takes what comes into cells.
  if ($getEditor().dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, { nodes, selection })) return
  // What stood after the cursor goes into the last block, which would be the last cell of a table.
  const after = last && isTable(last) ? $createParagraphNode() : undefined
  selection.insertNodes(after ? [...nodes, after] : nodes)
  $liftTables(nodes)
  if (!after?.isAttached() || !after.isEmpty()) return
  if ($isElementNode(last)) last.selectEnd()
  after.remove()
}

/** What the server would say of the text in the editor, as a sentence. */
const problemIn = (editor: LexicalEditor): string | undefined =>
  tidyRichText(editor.getEditorState().toJSON())

/**
 * Puts what another program wrote where the cursor is, as a text of this editor. Where the server would not take the
 * text with it, for its size say, the editor stays as it was.
 *
 * Call it in an update of the editor.
 *
 * @param tell is told what was left out, or why nothing was put in; with the empty text where there is nothing to tell
 * @returns false where there is nothing to put in, or no place for it
 */
export const $insertCleanText = (
  editor: LexicalEditor,
  source: Document,
  tell: (words: string) => void,
): boolean => {
  const place = $getSelection()
  if (place === null) return false
  const inCell = $isInCell(place)
  const whole = cleanPasted(source)
  // Cells are filled from a table; a text with a table in it is written into the one cell.
  const [only] = whole.nodes
  const isOneTable = whole.nodes.length === 1 && only?.type === 'table'
  const { nodes, leftOut } = inCell && !isOneTable ? cleanPasted(source, { inCell }) : whole
  const said = leftOutInWords(leftOut)
  if (nodes.length === 0 && said === '') return false
  const before = editor.getEditorState()
  const wasFine = problemIn(editor) === undefined
  editor.update(
    () => {
      const selection = $getSelection()
      if (selection !== null && nodes.length > 0) $insert(nodes, selection)
    },
    {
      tag: PASTE_TAG,
      onUpdate: () => {
        const problem = wasFine ? problemIn(editor) : undefined
        if (problem !== undefined) editor.setEditorState(before)
        tell(
          problem === undefined
            ? said
            : `Nothing was put in. With it, the text could not be saved: ${problem}`,
        )
      },
    },
  )
  return true
}
