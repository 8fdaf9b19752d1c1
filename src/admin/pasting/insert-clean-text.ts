import {
  $createParagraphNode,
  $getEditor,
  $getSelection,
  $isElementNode,
  $parseSerializedNode,
  $isRootNode,
  PASTE_TAG,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type BaseSelection,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { richTextSizeProblem } from '../../content/size-problem'
import { mostColumns, mostRows } from '../../validation/table-problem'
import { cleanPasted } from './clean-pasted'
import type { EditorNode } from './editor-nodes'
import { leftOutInWords } from './left-out'

const isTable = (node: LexicalNode): boolean => node.getType() === 'table'

/** The table around the cursor; undefined where there is none. Several cells selected are no range. */
const $tableAround = (selection: BaseSelection): LexicalNode | undefined =>
  selection
    .getNodes()
    .flatMap((node) => [node, ...node.getParents()])
    .find(isTable)

type Size = { rows: number; columns: number }

const sizeOf = (rows: readonly { length: number }[]): Size => ({
  rows: rows.length,
  columns: Math.max(0, ...rows.map(({ length }) => length)),
})

const $sizeOf = (table: LexicalNode): Size =>
  sizeOf(
    $isElementNode(table)
      ? table.getChildren().map((row) => ($isElementNode(row) ? row.getChildren() : []))
      : [],
  )

const childrenOf = (node: EditorNode): EditorNode[] => (node.children ?? []) as EditorNode[]

/** Whether cells can be filled from what is pasted: it is one table, and the table around stays a possible one. */
const $fillsCells = (nodes: readonly EditorNode[], around: LexicalNode): boolean => {
  const [only, ...others] = nodes
  if (only?.type !== 'table' || others.length > 0) return false
  const [here, pasted] = [$sizeOf(around), sizeOf(childrenOf(only).map(childrenOf))]
  return here.rows + pasted.rows <= mostRows && here.columns + pasted.columns <= mostColumns
}

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

/** Whether the server would call the text too long with what is to come. What it replaces is counted as well. */
const isTooLong = (editor: LexicalEditor, nodes: readonly EditorNode[]): boolean => {
  const { root } = editor.getEditorState().toJSON()
  return richTextSizeProblem({ root: { ...root, children: [...root.children, ...nodes] } }) !== undefined
}

/**
 * Puts what another program wrote where the cursor is, as a text of this editor. Where the server would not take the
 * text with it, for its size, the editor stays as it was.
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
  const around = $tableAround(place)
  const whole = cleanPasted(source)
  const { nodes, leftOut } =
    around && !$fillsCells(whole.nodes, around) ? cleanPasted(source, { inCell: true }) : whole
  const said = leftOutInWords(leftOut)
  if (nodes.length === 0 && said === '') return false
  if (isTooLong(editor, nodes)) {
    tell('Nothing was put in: with it, this text would be too long to be saved. Divide it into several.')
    return true
  }
  editor.update(
    () => {
      const selection = $getSelection()
      if (selection !== null && nodes.length > 0) $insert(nodes, selection)
    },
    { tag: PASTE_TAG, onUpdate: () => tell(said) },
  )
  return true
}
